//! A content stream: where its operators write characters and draw lines.

use super::font::{Font, Fonts};
use super::grammar::{self, Grammar};
use super::matrix::Matrix;
use super::path::Path;
use super::stream::{Trust, unpacked};
use crate::words::{Sheet, Stroke, Word, Words};
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use std::rc::Rc;
use std::time::Instant;

/// Forms (XObjects) in forms are not read deeper than this.
const DEEPEST: usize = 8;
/// Saved states beyond this are none.
const MOST_STATES: usize = 256;
/// The clock is looked at after so many operators.
const SLICE: usize = 4096;

/// A page while its content is read.
pub(super) struct Content {
    pub sheet: Sheet,
    /// So many of its characters are shapes alone.
    pub silent: usize,
    /// The left and upper edge of the page.
    corner: (f64, f64),
    state: State,
    saved: Vec<State>,
    /// The matrices of text and of its line.
    text: Matrix,
    line: Matrix,
    path: Path,
    point: (f64, f64),
    operators: usize,
    until: Instant,
    /// So many characters may come.
    room: usize,
    over: bool,
    /// The least of what was read.
    trust: Trust,
}

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character: f64,
    word: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

impl Content {
    pub fn new(sheet: Sheet, corner: (f64, f64), until: Instant, room: usize) -> Content {
        let state = State {
            matrix: Matrix::ONE,
            font: None,
            size: 0.0,
            character: 0.0,
            word: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Content {
            sheet,
            silent: 0,
            corner,
            state,
            saved: Vec::new(),
            text: Matrix::ONE,
            line: Matrix::ONE,
            path: Path::default(),
            point: (0.0, 0.0),
            operators: 0,
            until,
            room,
            over: false,
            trust: Trust::Proven,
        }
    }

    /// True where there was more than there is time or room for.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// True where some of what the page shows is lost or changed: without a sum behind it this is so in a file whose bytes have moved.
    pub fn is_damaged(&self, shifted: bool) -> bool {
        self.trust == Trust::Broken || (self.trust == Trust::Bare && shifted)
    }

    fn trust(&mut self, trust: Trust) {
        self.trust = self.trust.max(trust);
    }

    pub fn run(
        &mut self,
        mut stream: Vec<u8>,
        trust: Trust,
        resources: &Resources<'_>,
        fonts: &mut Fonts,
        depth: usize,
    ) {
        self.trust(trust);
        stream.extend_from_slice(grammar::END);
        let mut grammar = Grammar::default();
        let mut operators = UntypedIter::new(&stream);
        while let Some(instruction) = operators.next() {
            self.operators += 1;
            let operator: &[u8] = instruction.operator;
            // a font or a form may be much work
            let look = self.operators.is_multiple_of(SLICE) || matches!(operator, b"Tf" | b"Do");
            if look && Instant::now() > self.until {
                self.over = true;
            }
            if self.over {
                return;
            }
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            grammar.take(operator, &operands);
            self.operator(operator, &operands, resources, fonts, depth);
        }
        self.trust(if grammar.is_sound() { Trust::Proven } else { Trust::Broken });
    }

    fn operator(
        &mut self,
        operator: &[u8],
        operands: &[&Object<'_>],
        resources: &Resources<'_>,
        fonts: &mut Fonts,
        depth: usize,
    ) {
        match (operator, operands) {
            (b"Tf", [Object::Name(name), size]) => {
                self.state.font = resources.get_font(name).map(|font| fonts.get(&font));
                self.state.size = number(size);
                self.over |= fonts.are_too_many();
            }
            (b"Do", [Object::Name(name)]) if depth < DEEPEST => self.form(name, resources, fonts, depth),
            (b"Tj" | b"'" | b"\"", [.., Object::String(string)]) => {
                if operator != b"Tj" {
                    self.next_line(0.0, -self.state.leading);
                }
                if let (b"\"", [word, character, _]) = (operator, operands) {
                    (self.state.word, self.state.character) = (number(word), number(character));
                }
                self.show(string.as_bytes());
            }
            (b"TJ", [Object::Array(parts)]) => {
                for part in parts.iter::<Object<'_>>() {
                    match part {
                        Object::String(string) => self.show(string.as_bytes()),
                        Object::Number(back) => self.advance(-back.as_f64() / 1000.0 * self.state.size, 0.0),
                        _ => {}
                    }
                }
            }
            _ => {
                let numbers: Vec<f64> = operands.iter().map(|operand| number(operand)).collect();
                self.plain(operator, &numbers);
            }
        }
    }

    /// An operator whose operands are numbers.
    fn plain(&mut self, operator: &[u8], numbers: &[f64]) {
        match (operator, numbers) {
            (b"q", _) if self.saved.len() < MOST_STATES => self.saved.push(self.state.clone()),
            (b"Q", _) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            (b"cm", &[a, b, c, d, e, f]) => self.state.matrix = Matrix([a, b, c, d, e, f]).then(self.state.matrix),
            (b"BT", _) => (self.text, self.line) = (Matrix::ONE, Matrix::ONE),
            (b"Tc", &[space]) => self.state.character = space,
            (b"Tw", &[space]) => self.state.word = space,
            (b"Tz", &[percent]) => self.state.scale = percent / 100.0,
            (b"TL", &[leading]) => self.state.leading = leading,
            (b"Ts", &[rise]) => self.state.rise = rise,
            (b"Td", &[x, y]) => self.next_line(x, y),
            (b"TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            (b"T*", _) => self.next_line(0.0, -self.state.leading),
            (b"Tm", &[a, b, c, d, e, f]) => {
                self.line = Matrix([a, b, c, d, e, f]);
                self.text = self.line;
            }
            (b"m", &[x, y]) => self.begin((x, y)),
            (b"l", &[x, y]) => self.go((x, y), false),
            (b"c", &[.., x, y]) | (b"v" | b"y", &[.., x, y]) => self.go((x, y), true),
            (b"h", _) => self.path.close(),
            (b"re", &[x, y, width, height]) => {
                self.begin((x, y));
                for corner in [(x + width, y), (x + width, y + height), (x, y + height)] {
                    self.go(corner, false);
                }
                self.path.close();
            }
            (b"S", _) => self.paint(true, false),
            (b"s", _) => {
                self.path.close();
                self.paint(true, false);
            }
            (b"f" | b"F" | b"f*", _) => self.paint(false, true),
            (b"B" | b"B*" | b"b" | b"b*", _) => {
                self.path.close();
                self.paint(true, true);
            }
            (b"n", _) => self.path.clear(),
            _ => {}
        }
    }

    /// A content stream of its own, drawn as a part of the page.
    fn form(&mut self, name: &Name<'_>, resources: &Resources<'_>, fonts: &mut Fonts, depth: usize) {
        let Some(stream) = resources.get_x_object(name).filter(|stream| is_form(stream)) else { return };
        let Some(found) = unpacked(&stream) else { return };
        let saved = (self.state.clone(), std::mem::take(&mut self.saved), self.text, self.line);
        let matrix: Vec<f64> = stream
            .dict()
            .get::<hayro_syntax::object::Array<'_>>("Matrix")
            .map_or_else(Vec::new, |matrix| matrix.iter::<Object<'_>>().map(|value| number(&value)).collect());
        if let Ok(matrix) = <[f64; 6]>::try_from(matrix) {
            self.state.matrix = Matrix(matrix).then(self.state.matrix);
        }
        let own = stream.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        let own = Resources::from_parent(own, resources.clone());
        self.run(found.content.into_owned(), found.trust, &own, fonts, depth + 1);
        (self.state, self.saved, self.text, self.line) = saved;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    /// Goes on by a distance in the space of text.
    fn advance(&mut self, x: f64, y: f64) {
        self.text = Matrix::shift(x * self.state.scale, y).then(self.text);
    }

    fn show(&mut self, string: &[u8]) {
        let Some(font) = self.state.font.clone() else { return self.trust(Trust::Broken) };
        self.trust(font.trust);
        let State { size, character, word, scale, rise, matrix, .. } = self.state;
        for glyph in font.glyphs(string) {
            if self.sheet.words.len() >= self.room {
                self.over = true;
                return;
            }
            let width = glyph.width * size;
            let space = character + if glyph.is_space { word } else { 0.0 };
            let (from, to) = if font.is_vertical {
                ((-0.5 * size * scale, rise - size), (0.5 * size * scale, rise))
            } else {
                ((0.0, rise - BELOW * size), (width * scale, rise + (1.0 - BELOW) * size))
            };
            let place = self.text.then(matrix).map_box(from, to);
            self.silent += usize::from(font.is_silent());
            self.write(glyph.text, place);
            if font.is_vertical {
                self.advance(0.0, -(size + space));
            } else {
                self.advance(width + space, 0.0);
            }
        }
    }

    fn write(&mut self, text: String, place: [f64; 4]) {
        if !text.trim().is_empty() {
            let [x0, y0, x1, y1] = self.placed(place);
            self.sheet.words.push(Word { text, x0, y0, x1, y1 });
        }
    }

    fn begin(&mut self, point: (f64, f64)) {
        self.path.begin(self.state.matrix.map(point));
        self.point = point;
    }

    fn go(&mut self, point: (f64, f64), curved: bool) {
        self.path.go(self.state.matrix.map(point), curved);
    }

    fn paint(&mut self, stroked: bool, filled: bool) {
        for place in self.path.boxes(stroked, filled) {
            let [x0, y0, x1, y1] = self.placed(place);
            if self.sheet.strokes.len() < Words::MOST_STROKES / 10 {
                self.sheet.strokes.push(Stroke { x0, y0, x1, y1 });
            }
        }
        self.path.clear();
    }

    /// A box of the page, from its upper left corner.
    fn placed(&self, [x0, y0, x1, y1]: [f64; 4]) -> [f32; 4] {
        let (left, top) = self.corner;
        [x0 - left, top - y1, x1 - left, top - y0].map(|edge| edge as f32)
    }
}

/// So much of a character's height is below its base line.
const BELOW: f64 = 0.14;

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form")
}

fn number(object: &Object<'_>) -> f64 {
    match object {
        Object::Number(number) => number.as_f64(),
        _ => 0.0,
    }
}
