//! Whether a content stream is written as programs write them: what bytes were lost from breaks a rule soon.

use hayro_syntax::object::Object;

/// Stands behind a stream, so that a reader that has lost its way in it never meets it.
pub(super) const END: &[u8] = b"\nxxgk-end\n";

/// Looks at the operators of a stream as they pass.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    /// Between `BT` and `ET`.
    in_text: bool,
    /// Between `BX` and `EX`, where operators may be unknown.
    lenient: usize,
    broken: bool,
    ended: bool,
}

/// What stands in front of an operator.
#[derive(Debug, Clone, Copy)]
enum Operands {
    /// So many numbers.
    Numbers(usize),
    /// One of a kind: a string, an array, a name.
    One(fn(&Object<'_>) -> bool),
    /// A name and a number.
    NameAndNumber,
    /// Two numbers and a string.
    Spaced,
    /// An array and a number.
    Dashes,
    /// Anything.
    Any,
}

fn is_number(object: &Object<'_>) -> bool {
    matches!(object, Object::Number(_))
}

fn is_string(object: &Object<'_>) -> bool {
    matches!(object, Object::String(_))
}

fn is_array(object: &Object<'_>) -> bool {
    matches!(object, Object::Array(_))
}

fn is_name(object: &Object<'_>) -> bool {
    matches!(object, Object::Name(_))
}

impl Grammar {
    /// Takes the next operator.
    pub fn take(&mut self, operator: &[u8], operands: &[&Object<'_>]) {
        self.broken |= self.ended;
        match operator {
            b"BX" => self.lenient += 1,
            b"EX" => self.lenient = self.lenient.saturating_sub(1),
            b"BT" | b"ET" => {
                self.broken |= self.in_text == (operator == b"BT");
                self.in_text = operator == b"BT";
            }
            _ if operator == END.trim_ascii() => {
                self.ended = operands.is_empty();
                return;
            }
            _ => {}
        }
        self.broken |= match expected(operator) {
            Some(expected) => !expected.fit(operands),
            None => self.lenient == 0,
        };
    }

    /// True where all operators were read, and each was one.
    pub fn is_sound(&self) -> bool {
        self.ended && !self.broken && !self.in_text
    }
}

impl Operands {
    fn fit(self, operands: &[&Object<'_>]) -> bool {
        match (self, operands) {
            (Operands::Any, _) => true,
            (Operands::Numbers(count), numbers) => numbers.len() == count && numbers.iter().all(|each| is_number(each)),
            (Operands::One(is), [one]) => is(one),
            (Operands::NameAndNumber, [name, number]) => is_name(name) && is_number(number),
            (Operands::Spaced, [word, character, string]) => {
                is_number(word) && is_number(character) && is_string(string)
            }
            (Operands::Dashes, [array, phase]) => is_array(array) && is_number(phase),
            _ => false,
        }
    }
}

/// What an operator takes (ISO 32000-1, annex A); `None` of what is none.
fn expected(operator: &[u8]) -> Option<Operands> {
    Some(match operator {
        b"b" | b"B" | b"b*" | b"B*" | b"BT" | b"BX" | b"EMC" | b"ET" | b"EX" | b"f" | b"F" | b"f*" | b"h" | b"n"
        | b"q" | b"Q" | b"s" | b"S" | b"T*" | b"W" | b"W*" => Operands::Numbers(0),
        b"g" | b"G" | b"i" | b"j" | b"J" | b"M" | b"Tc" | b"TL" | b"Tr" | b"Ts" | b"Tw" | b"Tz" | b"w" => {
            Operands::Numbers(1)
        }
        b"d0" | b"l" | b"m" | b"Td" | b"TD" => Operands::Numbers(2),
        b"rg" | b"RG" => Operands::Numbers(3),
        b"k" | b"K" | b"re" | b"v" | b"y" => Operands::Numbers(4),
        b"c" | b"cm" | b"d1" | b"Tm" => Operands::Numbers(6),
        b"Tj" | b"'" => Operands::One(is_string),
        b"TJ" => Operands::One(is_array),
        b"BMC" | b"cs" | b"CS" | b"Do" | b"gs" | b"MP" | b"ri" | b"sh" => Operands::One(is_name),
        b"Tf" => Operands::NameAndNumber,
        b"\"" => Operands::Spaced,
        b"d" => Operands::Dashes,
        b"BDC" | b"BI" | b"DP" | b"sc" | b"SC" | b"scn" | b"SCN" => Operands::Any,
        _ => return None,
    })
}
