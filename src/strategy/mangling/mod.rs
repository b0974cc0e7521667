//! What copying does to a report: one small file a mangling, or a few of a kind.
//!
//! A mangling works on the document before a layout writes it, where it is about rows, cells or how characters are
//! printed (a page that is aligned stays so), or on the written text, where it is about lines, bytes, or what was put in
//! afterwards. It knows no layout, and takes its chances from the dice alone.

mod bracket;
mod cell;
mod code_page;
mod conditional;
mod double;
mod extra;
mod grid;
mod heading;
mod invisible;
mod label;
mod line_end;
mod look_alike;
mod mark;
mod number;
mod page;
mod pinyin;
mod radical;
mod script;
mod shifted;
mod spam;
mod stray;
mod swap;
mod total;
mod vocabulary;
mod width;
mod wrap;

use super::{Dice, Draft};
use std::fmt;

/// What a mangling does to the information in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Harm {
    /// Nothing: whoever reads with care can tell every cell.
    None,
    /// Some labels lose or change a character: nothing is lost unless the same label is hit twice.
    Labels,
    /// Rows or columns stand elsewhere, with their labels: nothing is lost where the layout shows labels.
    Order,
    /// Labels, cells or rows may be lost, and figures may stand where they do not belong.
    Cells,
}

/// What a mangling works on.
#[derive(Clone, Copy)]
pub enum Work {
    /// The document before a layout writes it: rows and cells, or the characters in each.
    Draft(fn(&mut Draft, &mut Dice)),
    /// The written text: lines, bytes, what was put in.
    Text(fn(&str, &mut Dice) -> String),
}

/// A mangling: its name, what it does to the information, and the function that does the damage.
#[derive(Clone, Copy)]
pub struct Mangling {
    /// What it is called.
    pub name: &'static str,
    /// What it does to the information.
    pub harm: Harm,
    /// What it does to a document.
    pub work: Work,
}

impl Mangling {
    const fn of_draft(name: &'static str, harm: Harm, work: fn(&mut Draft, &mut Dice)) -> Mangling {
        Mangling { name, harm, work: Work::Draft(work) }
    }

    const fn of_text(name: &'static str, harm: Harm, work: fn(&str, &mut Dice) -> String) -> Mangling {
        Mangling { name, harm, work: Work::Text(work) }
    }
}

impl fmt::Debug for Mangling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Every mangling: of characters, of lines, of tables.
pub const MANGLINGS: &[Mangling] = &[
    script::TRADITIONAL,
    script::OVER_CONVERTED,
    vocabulary::OTHER_WORDS,
    pinyin::TONED,
    pinyin::DOUBLED,
    width::FULL,
    bracket::HALF,
    bracket::SPACED,
    radical::RADICALS,
    invisible::ZERO_WIDTH,
    invisible::NUL,
    invisible::PRIVATE_USE,
    invisible::BLANKS,
    conditional::MARKS,
    line_end::CRLF,
    line_end::CR,
    line_end::MARK,
    number::SEPARATED,
    number::SPACED,
    look_alike::LOOK_ALIKES,
    label::DROPPED,
    label::TYPO,
    label::CUT,
    label::LOST,
    mark::MARKED,
    mark::BARE,
    spam::SPAM,
    double::DOUBLED,
    page::CUT,
    page::REPEATED,
    heading::LOST,
    swap::ROWS,
    total::FIRST,
    extra::ROW,
    stray::ROW,
    cell::LOST,
    cell::SURPLUS,
    cell::COLLAPSED,
    code_page::SPANS,
    code_page::QUESTION_MARKS,
    shifted::BYTES,
    wrap::WRAP,
];
