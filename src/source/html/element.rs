//! What an element is to a reader: where its content begins and ends, whether it is read at all.

/// What a tag means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Table,
    /// `tbody`, `thead`, `tfoot`, by their second letter.
    Rows(u8),
    /// `caption`, `col`: no row goes on behind it.
    Aside,
    Row,
    /// `td`, and `th`.
    Cell,
    Head,
    /// `br`, `hr`: ends a line and has no content.
    Break,
    /// `p`, `div`, `li` …: stands on lines of its own.
    Block,
    /// `h1`.
    Title,
    Link,
    Picture,
    /// `input`: what it holds is shown.
    Field,
    /// `pre`: blanks and line ends are text.
    Verbatim,
    Script,
    /// Its content is no markup and is not shown: `style`, `title` ….
    Raw,
    /// Its content is not read: what cannot be part of a report, as `select`, `svg`.
    Apart,
    /// Its content is of the site, unless a table stands in it: `nav`, `footer` ….
    Site,
    /// The words of a Word document, which stand in `w:t` alone.
    Words,
    /// A character that has a tag.
    Character(char),
    /// A run of a Word document, and what says that it is not shown.
    Run,
    Vanish,
    /// A cell that goes on from the row above, and one from the cell before.
    Covered,
    Joined,
    /// All others: what is in them belongs to the line around them.
    Inline,
}

/// No name that means anything here is longer.
const LONGEST: usize = 10;

/// The element of a name, in letters of any case.
pub(super) fn element(name: &str) -> Element {
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..name.len()) else { return Element::Inline };
    small.copy_from_slice(name.as_bytes());
    small.make_ascii_lowercase();
    match &*small {
        b"td" => Element::Cell,
        b"th" => Element::Head,
        b"tr" => Element::Row,
        b"tbody" | b"thead" | b"tfoot" => Element::Rows(small[1]),
        b"caption" | b"col" | b"colgroup" => Element::Aside,
        b"table" => Element::Table,
        b"br" | b"hr" => Element::Break,
        b"p" | b"div" | b"li" | b"ul" | b"ol" | b"dl" | b"dt" | b"dd" | b"center" | b"section" | b"article"
        | b"main" | b"form" | b"body" | b"html" | b"head" | b"blockquote" | b"address" | b"fieldset" | b"legend"
        | b"figure" | b"figcaption" | b"details" | b"summary" | b"hgroup" | b"dir" | b"menu" => Element::Block,
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Element::Block,
        b"h1" => Element::Title,
        b"a" => Element::Link,
        b"img" => Element::Picture,
        b"input" => Element::Field,
        b"pre" | b"listing" => Element::Verbatim,
        b"script" => Element::Script,
        b"style" | b"title" | b"textarea" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => Element::Raw,
        b"select" | b"button" | b"svg" | b"math" | b"template" | b"object" | b"video" | b"audio" | b"canvas" => {
            Element::Apart
        }
        b"nav" | b"footer" | b"aside" | b"header" => Element::Site,
        _ => Element::Inline,
    }
}

/// The element of a name of a Word document (WordprocessingML).
pub(super) fn word_element(name: &str) -> Element {
    match name {
        "w:t" | "m:t" => Element::Words,
        "w:p" | "w:txbxContent" => Element::Block,
        "w:tbl" => Element::Table,
        "w:tr" => Element::Row,
        "w:tc" => Element::Cell,
        "w:br" | "w:cr" => Element::Break,
        "w:tab" => Element::Character(' '),
        "w:noBreakHyphen" => Element::Character('-'),
        "w:vMerge" => Element::Covered,
        // a cell that was deleted is no cell either
        "w:hMerge" | "w:cellDel" => Element::Joined,
        "w:r" => Element::Run,
        "w:vanish" => Element::Vanish,
        "pic:cNvPr" | "v:imagedata" => Element::Picture,
        // what was deleted or moved away; what older programs show for a text box
        "w:del" | "w:moveFrom" | "mc:Fallback" => Element::Apart,
        _ => Element::Inline,
    }
}
