//! What a browser makes of a page, by html5ever, which recovers as browsers do, and whether what is read is the same. Of two kinds of
//! pages, since each is compared in its own way: tables whose words stand in cells, and words that stand anywhere.
//!
//! Shared by the property tests in `oracle` and by the fuzz target `browser`: what is read comes in as a function.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Pieces of tables; words stand in cells only.
const TABLES: &[&str] = &[
    "<tr>",
    "</tr>",
    "<TR >",
    "<td>",
    "<td>1",
    "<td>一</td>",
    "<TD align=left>2<BR>3</TD>",
    "<th>4",
    "<th>5</th>",
    "</td>",
    "</th>",
    "<td colspan=2>6",
    "<td colspan='0'>7",
    "<td colspan=\"3;\">8</td>",
    "<td rowspan=2>9",
    "<td rowspan=0>10",
    "<td rowspan=65535>11",
    "<td colspan=x rowspan= 3 >12",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "</thead>",
    "<tfoot>",
    "</table>\n<table>",
    "<td><p>13",
    "<td><p>14</p>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<span class=\"a>b\">",
    "</span>",
    "<!-- <td>0 -->",
    "<!--[if x]><td>0<![endif]-->",
    "<![if x]>",
    "<![endif]>",
    "<o:p></o:p>",
    "<o:p>",
    "\n",
    " ",
    "<td><table><tr><td>15</table>",
    "<td>&lt;16&nbsp",
    "<td>a&#49;7",
    "<script>'<td>0'</script>",
    "<style>td{}</style>",
    "<colgroup><col><col></colgroup>",
    "</body>",
    "<?xml?>",
    "<td title='>'>18",
    "<td/>19",
];

/// Pieces of pages; words stand anywhere.
const PAGES: &[&str] = &[
    "a",
    "b<",
    "&amp;c",
    "&ampd",
    "&notit;",
    "&#x4e2d;",
    "&#128;",
    "&#0;",
    "&;",
    "一 二\n三",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b x='<p>'>",
    "</b >",
    "<br/>",
    "</br>",
    "<h1>",
    "</h2>",
    "<ul><li>",
    "</ul>",
    "<i",
    "<x y",
    "</x",
    "<!",
    "<!-",
    "<!--",
    "-->",
    "<!-->",
    "<!--->",
    "--!>",
    "<!---",
    "<?php",
    "?>",
    "</",
    "</>",
    "</ a>",
    "<a name=x>",
    "</a>",
    "<script>",
    "</script>",
    "<script>x<!--<script></script>-->",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    // the words of one that is shown in a cell are read
    "<textarea hidden>",
    "</textarea>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<![CDATA[x]]>",
    "<!DOCTYPE html>",
    "\n",
    " ",
    "<span style=\"",
    "\">",
    "<font color=red",
    "/>",
    "<p/x>",
    "<td =x>",
    "<td x=>",
    "\u{0C}",
    "</p x='>'>",
];

/// Signs that stand between the pieces of pages, where nothing but chance has put them.
const SIGNS: &[char] =
    &['<', '>', '/', '!', '-', '=', '"', '\'', '&', ';', '?', '[', ']', ' ', '\n', 'a', 'p', '1', '一'];

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// The cells of each row.
    Cells,
    /// The words of the page, in any order.
    Words,
}

impl Compared {
    /// The page that bytes choose: a piece each.
    pub fn page(self, bytes: &[u8]) -> String {
        let piece = |list: &[&str], byte: u8| list[usize::from(byte) % list.len()].to_owned();
        let pieces = bytes.iter().map(|&byte| match self {
            Compared::Cells => piece(TABLES, byte),
            Compared::Words if usize::from(byte) >= 256 - SIGNS.len() => SIGNS[256 - 1 - usize::from(byte)].to_string(),
            Compared::Words => piece(PAGES, byte),
        });
        let start = if self == Compared::Cells { "<table>" } else { "" };
        start.to_owned() + &pieces.collect::<String>()
    }

    /// What a browser shows of a page, and what is read of it.
    pub fn both(self, page: &str, read: impl Fn(&str) -> String) -> [Vec<Vec<String>>; 2] {
        let (dom, text) = (dom(page), read(page));
        match self {
            Compared::Cells => {
                let mut want = Vec::new();
                rows(&dom, &mut want);
                let mut got: Vec<Vec<String>> =
                    text.split('\n').map(|row| row.split('\t').map(plain).collect()).collect();
                for rows in [&mut want, &mut got] {
                    rows.retain(|row| !row.concat().is_empty());
                }
                [want, got]
            }
            Compared::Words => {
                let mut want = String::new();
                words(&dom, &mut want);
                [want, text].map(|words| vec![vec![sorted(&words)]])
            }
        }
    }
}

fn dom(page: &str) -> Handle {
    parse_document(RcDom::default(), ParseOpts::default()).one(page).document
}

/// The words of a node, without those that nobody sees and those of pieces that are left out.
fn words(node: &Handle, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => out.push_str(&contents.borrow()),
        NodeData::Element { name, .. }
            if matches!(&*name.local, "script" | "style" | "title" | "textarea" | "noscript") => {}
        _ => node.children.borrow().iter().for_each(|child| words(child, out)),
    }
}

fn name(node: &Handle) -> &str {
    if let NodeData::Element { name, .. } = &node.data { &name.local } else { "" }
}

/// The cells of each row of each table that stands in no other, as a browser has them.
fn rows(node: &Handle, found: &mut Vec<Vec<String>>) {
    for child in node.children.borrow().iter() {
        match name(child) {
            "tr" => {
                let cells = child.children.borrow();
                let cells = cells.iter().filter(|cell| matches!(name(cell), "td" | "th")).map(|cell| {
                    let mut text = String::new();
                    words(cell, &mut text);
                    plain(&text)
                });
                found.push(cells.collect());
            }
            _ => rows(child, found),
        }
    }
}

/// Without blanks, and without what is written between two figures of a cell.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != ';').collect()
}

fn sorted(text: &str) -> String {
    let mut chars: Vec<char> = plain(text).chars().collect();
    chars.sort_unstable();
    chars.into_iter().collect()
}
