//! Words in a line, and lines in a cell.

/// A word where it is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'w> {
    pub text: &'w str,
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl Placed<'_> {
    pub fn middle(&self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0)
    }

    pub fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// The same word printed twice, a little aside, as it is done for bold type.
    fn repeats(&self, other: &Placed<'_>) -> bool {
        let (x, y) = (self.x0 - other.x0, self.y0 - other.y0);
        self.text == other.text && x.abs() < 0.3 * (other.x1 - other.x0) && y.abs() < 0.3 * other.height()
    }
}

/// Words side by side.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub text: String,
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl Line {
    /// Some words in the order of their places; a gap as wide as a character is a blank.
    pub fn new(words: &[Placed<'_>]) -> Line {
        let mut line = Line { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN, ..Line::default() };
        let mut before: Option<&Placed<'_>> = None;
        for word in words {
            if before.is_some_and(|before| gap(before, word)) {
                line.text.push(' ');
            }
            line.text.push_str(word.text);
            (line.x0, line.y0) = (line.x0.min(word.x0), line.y0.min(word.y0));
            (line.x1, line.y1) = (line.x1.max(word.x1), line.y1.max(word.y1));
            before = Some(word);
        }
        line
    }

    pub fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    pub fn middle(&self) -> f32 {
        (self.y0 + self.y1) / 2.0
    }

    /// True where a cell of this width has no room for a digit more, and its padding.
    pub fn fills(&self, width: f32) -> bool {
        width - (self.x1 - self.x0) < 1.6 * self.height()
    }
}

/// True where a blank stands between two words: a wide gap, or between Latin words and figures a small one.
fn gap(before: &Placed<'_>, word: &Placed<'_>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && !c.is_ascii_punctuation());
    let both = latin(before.text.chars().next_back()) && latin(word.text.chars().next());
    let least = if both { 0.2 } else { 1.0 };
    word.x0 - before.x1 > least * word.height().min(before.height())
}

/// Words in lines from top to bottom, each line from left to right. A word is of the line whose middle is nearer than half its height.
pub(super) fn lines<'w>(mut words: Vec<Placed<'w>>) -> Vec<Vec<Placed<'w>>> {
    words.sort_by(|a, b| a.middle().1.total_cmp(&b.middle().1));
    let mut lines: Vec<Vec<Placed<'w>>> = Vec::new();
    let (mut middle, mut height) = (f32::MIN, 0.0_f32);
    for word in words {
        let at = word.middle().1;
        match lines.last_mut() {
            Some(line) if at - middle <= 0.5 * word.height().min(height) => {
                line.push(word);
                let weight = 1.0 / line.len() as f32;
                middle += (at - middle) * weight;
                height += (word.height() - height) * weight;
            }
            _ => {
                lines.push(vec![word]);
                (middle, height) = (at, word.height());
            }
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        line.dedup_by(|word, before| word.repeats(before));
    }
    lines
}

/// The words of a cell in one piece. Digits that the edge of the cell has wrapped belong together; others are parted.
pub(super) fn joined(words: Vec<Placed<'_>>, left: f32, right: f32) -> String {
    let mut cell = String::new();
    let mut before: Option<Line> = None;
    for line in lines(words).iter().map(|line| Line::new(line)) {
        let ends_in_digit = cell.ends_with(|c: char| c.is_ascii_alphanumeric());
        let is_full = before.is_some_and(|before| before.fills(right - left));
        if ends_in_digit && line.text.starts_with(|c: char| c.is_ascii_alphanumeric()) && !is_full {
            cell.push(' ');
        }
        cell.push_str(&line.text);
        before = Some(line);
    }
    cell
}

/// The segments of a line that gaps part, wider than `gap`.
pub(super) fn parts<'w>(line: &[Placed<'w>], gap: f32) -> Vec<Vec<Placed<'w>>> {
    let mut parts: Vec<Vec<Placed<'w>>> = Vec::new();
    let mut right = f32::MAX;
    for word in line {
        match parts.last_mut() {
            Some(part) if word.x0 - right <= gap => part.push(*word),
            _ => parts.push(vec![*word]),
        }
        right = if right == f32::MAX { word.x1 } else { right.max(word.x1) };
    }
    parts
}

/// True of words with a number in front: 一、 （二） 3.
pub(super) fn is_numbered(text: &str) -> bool {
    let mut signs = text.chars().skip_while(|c| matches!(c, '（' | '('));
    let bracketed = text.starts_with(['（', '(']);
    let mut number = 0;
    let end = loop {
        match signs.next() {
            // some prints have the radicals of 一 二 八 十
            Some(c) if c.is_ascii_digit() || "一二三四五六七八九十⼀⼆⼋⼗".contains(c) => number += 1,
            other => break other,
        }
    };
    let closed = matches!(end, Some('、' | '.' | '．')) || (bracketed && matches!(end, Some('）' | ')')));
    (1..=3).contains(&number) && closed
}

/// True of words behind an Arabic number, as of the rows within a group: 3.
pub(super) fn is_item(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && is_numbered(text) && text.chars().any(|c| c > '\u{2E7F}')
}
