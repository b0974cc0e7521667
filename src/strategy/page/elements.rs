//! Tables of elements that are none: rows and cells as `div`, lists and spans, which a style sheet lays out.

use super::{Page, body, escaped};
use crate::layout::Keeps;
use crate::strategy::{Dice, Draft};

/// Rows and cells without a table.
pub const ELEMENTS: Page = Page { name: "page of elements", keeps: Keeps::ALL, write: elements };

/// What begins and ends a row, and a cell.
const KINDS: [[&str; 4]; 6] = [
    ["<div class=\"row\">", "</div>", "<div class=\"col\">", "</div>"],
    ["<div style=\"display:table-row\">\n", "</div>\n", "<div style=\"display:table-cell\"><p>", "</p></div>\n"],
    ["<ul>", "</ul>\n", "<li>", "</li>"],
    ["<ul>\n", "</ul>", "<li>", "\n"],
    ["<div>", "</div>\n", "<span class=td>", "</span>"],
    ["<dl>", "</dl>", "<dd>", "</dd>\n"],
];

fn elements(draft: &Draft, dice: &mut Dice) -> String {
    let body = body(
        draft,
        |line| format!("<p>{}</p>\n", escaped(line)),
        |table| {
            let [row, end_of_row, cell, end_of_cell] = dice.pick(&KINDS).unwrap_or(KINDS[0]);
            let mut page = String::from("<div class=\"list\">\n");
            for cells in &table.rows {
                page.push_str(row);
                cells.iter().for_each(|printed| page.extend([cell, &escaped(&printed.text), end_of_cell]));
                page.push_str(end_of_row);
            }
            page + "</div>\n"
        },
    );
    format!("<html><body><div id=\"content\">{body}</div></body></html>")
}
