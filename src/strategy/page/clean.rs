//! As the standard has it: every tag closed, merged cells as they are.

use super::{Page, body, escaped, rows};
use crate::layout::Keeps;
use crate::strategy::{Dice, Draft};

/// A sound page.
pub const CLEAN: Page = Page { name: "web page", keeps: Keeps::ALL, write: clean };
/// The same with every Chinese character as a reference.
pub const REFERENCES: Page = Page { name: "page of references", keeps: Keeps::ALL, write: references };
/// Markdown with the tables in HTML.
pub const MARKDOWN: Page = Page { name: "tables in markdown", keeps: Keeps::ALL, write: markdown };

fn clean(draft: &Draft, _: &mut Dice) -> String {
    page(draft, escaped)
}

fn references(draft: &Draft, dice: &mut Dice) -> String {
    let mut reference = |c: char| match c {
        c if c.is_ascii() => c.to_string(),
        c if dice.once_in(2) => format!("&#{};", u32::from(c)),
        c => format!("&#x{:X};", u32::from(c)),
    };
    page(draft, |text| escaped(text).chars().map(&mut reference).collect())
}

fn page(draft: &Draft, mut write: impl FnMut(&str) -> String) -> String {
    let mut title = true;
    let mut text = |text: &str| write(text);
    let lines = std::cell::RefCell::new(&mut text);
    let body = body(
        draft,
        |line| {
            let tag = if std::mem::take(&mut title) { "h1" } else { "p" };
            format!("<{tag}>{}</{tag}>\n", lines.borrow_mut()(line))
        },
        |table| {
            let cell = |cell: &crate::printed::PrintedCell, merged: &str| {
                format!("<td{merged}>{}</td>", lines.borrow_mut()(&cell.text))
            };
            format!("<table border=\"1\">\n<tbody>\n{}</tbody>\n</table>\n", rows(table, cell))
        },
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn markdown(draft: &Draft, _: &mut Dice) -> String {
    let table = |table: &crate::printed::Printed| {
        let cell =
            |cell: &crate::printed::PrintedCell, merged: &str| format!("<td{merged}>{}</td>", escaped(&cell.text));
        format!("<table>\n{}</table>\n\n", rows(table, cell))
    };
    body(draft, |line| format!("{line}\n\n"), table)
}
