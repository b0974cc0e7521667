//! The whole page in tables, as it was done once: a table for the frame, one in it for the article, those of the report in it.

use super::{Page, body, escaped, rows};
use crate::layout::Keeps;
use crate::strategy::{Dice, Draft};

/// A page laid out with tables.
pub const LAYOUT: Page = Page { name: "page laid out with tables", keeps: Keeps::ALL, write: layout };

fn layout(draft: &Draft, dice: &mut Dice) -> String {
    let wrap = dice.once_in(2);
    let body = body(
        draft,
        |line| format!("<p>{}</p>\n", escaped(line)),
        |table| {
            let cell = |cell: &crate::printed::PrintedCell, merged: &str| {
                let words = escaped(&cell.text);
                match cell.place {
                    // a figure in a table of its own
                    Some(_) if wrap => format!("<td{merged}><table><tr><td>{words}</td></tr></table></td>"),
                    _ => format!("<td{merged}>{words}</td>"),
                }
            };
            format!("<table border=1>\n{}</table>\n", rows(table, cell))
        },
    );
    format!(
        "<html><body><table width=1000><tr><td colspan=2>云溪市人民政府<td>2009年1月</tr>\n<tr><td width=200 valign=top>\
         <table><tr><td><a href=/1>政府信息公开指南</a></td></tr><tr><td><a href=/2>政府信息公开目录</a></td></tr></table></td>\n\
         <td><table width=\"100%\"><tr><td></td><td>{body}</td></tr></table></td></tr>\n\
         <tr><td colspan=2>版权所有 云溪市人民政府</td></tr></table></body></html>\n"
    )
}
