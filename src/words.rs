//! Words with boxes: what readers of PDF files and programs for text recognition (OCR) know of a page.
//!
//! A report in this shape is read by [`crate::Options::parse_words`]: its words are put together to lines, paragraphs and tables by
//! one geometry, whoever has found them.
//!
//! ```
//! use xxgk::words::{Sheet, Word, Words};
//! let word = |text: &str, x0, y0| Word { text: text.to_owned(), x0, y0, x1: x0 + 10.0 * text.chars().count() as f32, y1: y0 + 10.0 };
//! let mut sheet = Sheet::new(595.0, 842.0);
//! sheet.words = vec![word("青岚县2022年政府信息公开", 90.0, 70.0), word("工作年度报告", 230.0, 70.0)];
//! let report = xxgk::Options::new().parse_words(&Words { sheets: vec![sheet], ..Words::default() });
//! assert_eq!(report.year(), Some(2022));
//! assert_eq!(report.source_text(), "青岚县2022年政府信息公开工作年度报告\n");
//! ```

use crate::model::{Format, Origin};

/// A document as words with boxes.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// What it was: [`Format::Pdf`] or [`Format::Image`].
    pub format: Format,
    /// Bytes of the file.
    pub bytes: u64,
    /// The pages in their order.
    pub sheets: Vec<Sheet>,
}

impl Words {
    /// The most pages that are read. A report has ten; one of a province with attachments some hundred.
    pub const MOST_SHEETS: usize = 1_000;
    /// The most words of all pages together.
    pub const MOST_WORDS: usize = 1_000_000;
    /// The most strokes of all pages together.
    pub const MOST_STROKES: usize = 1_000_000;
}

impl Default for Words {
    fn default() -> Self {
        Words { format: Format::Pdf, bytes: 0, sheets: Vec::new() }
    }
}

/// A page. Positions are in points or pixels, the same for all of a page: x grows to the right, y downwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What its words were read from.
    pub origin: Origin,
    /// Words, or single characters, in the order of the file. Pages whose words run up, down or upside down are turned.
    pub words: Vec<Word>,
    /// Lines and frames that are drawn, as those of tables.
    pub strokes: Vec<Stroke>,
    /// Some of what the page shows is known to be lost or changed, as of a file whose bytes are: what its figures say has to be proven,
    /// and its blank cells may have held some.
    pub damaged: bool,
}

impl Sheet {
    /// An empty page.
    pub fn new(width: f32, height: f32) -> Sheet {
        Sheet { width, height, origin: Origin::Text, words: Vec::new(), strokes: Vec::new(), damaged: false }
    }
}

/// A word or a character with its box, which is as high as its line: that of 一 is as high as that of 国.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

/// A line that is drawn, or a frame, by the box around it: a thin one is a line, another is the four sides of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}
