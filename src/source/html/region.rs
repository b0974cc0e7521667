//! Elements that are left out with all that is in them: what is not shown, and what is of the site around the report.

use super::writer::Mark;

/// An element that may be left out, while it is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    name: Name,
    pub why: Why,
    /// Elements of its name that are open in it, itself among them.
    open: usize,
    /// The cell that it stands in.
    pub place: (usize, usize),
    /// The cells before it.
    pub cells: usize,
    pub mark: Mark,
}

/// Why an element is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It is not shown.
    Hidden,
    /// It can be no part of a report.
    Apart,
    /// It is of the site, unless a table stands in it.
    Site,
}

/// So many may be open at once; beyond them the outermost is read.
const MOST: usize = 32;

/// A name in small letters, or its beginning.
type Name = [u8; 8];

/// The open ones, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Regions(Vec<Region>);

impl Regions {
    pub fn open(&mut self, name: &str, why: Why, place: (usize, usize), cells: usize, mark: Mark) {
        if self.0.len() == MOST {
            self.0.remove(0);
        }
        self.0.push(Region { name: key(name), why, open: 1, place, cells, mark });
    }

    /// An element begins inside.
    pub fn start(&mut self, name: &str) {
        if !self.0.is_empty() {
            let name = key(name);
            self.0.iter_mut().filter(|region| region.name == name).for_each(|region| region.open += 1);
        }
    }

    /// An element ends: the region that ends with it, and with it those that were not closed in it.
    pub fn end(&mut self, name: &str) -> Option<Region> {
        if self.0.is_empty() {
            return None;
        }
        let name = key(name);
        let mut ended = None;
        for (at, region) in self.0.iter_mut().enumerate().filter(|(_, region)| region.name == name) {
            region.open -= 1;
            if region.open == 0 && ended.is_none() {
                ended = Some((at, *region));
            }
        }
        let (at, region) = ended?;
        self.0.truncate(at);
        Some(region)
    }
}

fn key(name: &str) -> Name {
    let mut key = Name::default();
    key.iter_mut().zip(name.bytes()).for_each(|(slot, byte)| *slot = byte.to_ascii_lowercase());
    key
}

/// True of a style that hides its element.
pub(super) fn hides(style: &str) -> bool {
    let value = |at: usize| style.as_bytes()[at + "display".len()..].trim_ascii_start().strip_prefix(b":");
    let none =
        |value: &[u8]| value.trim_ascii_start().get(..4).is_some_and(|value| value.eq_ignore_ascii_case(b"none"));
    let bytes = style.as_bytes();
    memchr::memchr2_iter(b'd', b'D', bytes)
        .filter(|&at| bytes[at..].get(.."display".len()).is_some_and(|word| word.eq_ignore_ascii_case(b"display")))
        .any(|at| value(at).is_some_and(none))
}

/// True of a class or an id that names what sites put around their pages.
pub(super) fn is_of_site(names: &str) -> bool {
    const SITE: [&str; 24] = [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "topnav",
        "mainnav",
        "subnav",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "footer",
        "foot",
        "bottom",
        "copyright",
        "sidebar",
        "side",
        "share",
        "friendlink",
        "friendlinks",
        "links",
        "topbar",
        "toolbar",
        "sitemap",
    ];
    names.split_ascii_whitespace().any(|name| SITE.iter().any(|known| name.eq_ignore_ascii_case(known)))
}
