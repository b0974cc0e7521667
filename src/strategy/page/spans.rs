//! Merged cells that say the wrong number of rows and columns, or none that a number is.

use super::{Page, body, escaped};
use crate::layout::Keeps;
use crate::strategy::{Dice, Draft};

/// Wrong numbers on the cells of the labels.
pub const SPANS: Page = Page { name: "page with wrong merged cells", keeps: Keeps::ALL, write: spans };

fn spans(draft: &Draft, dice: &mut Dice) -> String {
    let body = body(
        draft,
        |line| format!("<p>{}\n", escaped(line)),
        |table| {
            let mut page = String::from("<table>");
            for row in &table.rows {
                page.push_str("<tr>");
                for cell in row {
                    let merged = [wrong(dice, "colspan", cell.columns), wrong(dice, "rowspan", cell.rows)].concat();
                    page.push_str(&format!("<td{merged}>{}", escaped(&cell.text)));
                }
            }
            page + "</table>"
        },
    );
    format!("<body>{body}")
}

/// The attribute with another number, or without one. A cell that is not merged stays so.
fn wrong(dice: &mut Dice, name: &str, size: usize) -> String {
    match (size, dice.below(12)) {
        (1, 0) => format!(" {name}=\"1;\""),
        (1, _) => String::new(),
        (_, 0) => String::new(),
        (_, 1) => format!(" {name}=\"{}\"", size + 1),
        (_, 2) => format!(" {name}={}", size - 1),
        (_, 3) => format!(" {name}=\"{size};\""),
        (_, 4) => format!(" {name}=\" {size}px\""),
        (_, 5) if name == "rowspan" => format!(" {name}=0"),
        (_, 6) => format!(" {name}=\"x\""),
        _ => format!(" {name}={size}"),
    }
}
