//! As an old content system keeps it: upper-case tags half of which are never closed, breaks inside labels, and around the report the
//! paths, lists, scripts, hidden pieces and footers of the site.

use super::{Page, body, escaped, rows};
use crate::layout::Keeps;
use crate::strategy::{Dice, Draft};
use std::cell::RefCell;

/// A page of a content system.
pub const CMS: Page = Page { name: "page of a content system", keeps: Keeps::ALL, write: cms };

const BEFORE: &str = "<HTML><HEAD><META http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n<script>\n\
    var page = '<table><tr><td>本年新收政府信息公开申请数量</td><td>9</td></tr></table>';\nif (1 < 2) document.write(\"<!--\");\n\
    </script>\n<STYLE>td {width: 9px}</STYLE></HEAD>\n<BODY>\n<!-- <table><tr><td>行政许可<td>77</table> -->\n<DIV class=\"nav clear\"><UL>\n\
    <LI><A href=\"/\">首页</A>\n<LI><A href=\"/a/\">信息公开</A>\n<LI><A href=\"/b/\">政务服务</A></UL></DIV>\n\
    <DIV class=left>\n<UL>\n<LI><A href=\"/2010.html\">云溪市2010年政府信息公开工作年度报告</A>\n\
    <LI><A href=\"/2011.html\">云溪市2011年政府信息公开工作年度报告</A>\n</UL></DIV>\n<DIV id=zoom>\n\
    <div style=\"DISPLAY: none\">云溪市1999年政府信息公开工作年度报告<table><tr><td>规章<td>5<td>6<td>7</table></div>\n";

const AFTER: &str = "</DIV>\n<div class=\"footer\">主办：云溪市人民政府办公室 地址：某路1号 电话：0100-1234567</div>\n\
    <SCRIPT src=a.js></SCRIPT><NOSCRIPT>行政处罚 88</NOSCRIPT>\n</BODY></HTML>\n";

fn cms(draft: &Draft, dice: &mut Dice) -> String {
    let dice = RefCell::new(dice);
    let once_in = |times| dice.borrow_mut().once_in(times);
    let body = body(
        draft,
        |line| {
            let end = if once_in(2) { "</P>" } else { "" };
            format!("<P align=left>&nbsp;&nbsp;<FONT size=3>{}</FONT>{end}\n", escaped(line))
        },
        |table| {
            let cell = |cell: &crate::printed::PrintedCell, merged: &str| {
                let merged = merged.replace("colspan", "COLSPAN").replace('"', if once_in(2) { "'" } else { "" });
                let words = escaped(&cell.text);
                let broken = once_in(4) && cell.place.is_none();
                let words = if broken { split(&words, &mut dice.borrow_mut()) } else { words };
                let (open, close) =
                    if once_in(3) { ("<P align=center>", if once_in(2) { "</P>" } else { "" }) } else { ("", "") };
                let blank = if once_in(4) { "&nbsp;" } else { "" };
                let end = if once_in(2) { "</TD>" } else { "\n" };
                format!("<TD{merged} align=middle>{open}{words}{blank}{close}{end}")
            };
            let kept = rows(table, cell);
            let kept: Vec<&str> = kept.split("</tr>").collect();
            let ends = kept.into_iter().map(|row| format!("{row}{}", if once_in(2) { "</TR>" } else { "" }));
            format!("<TABLE border=1 width=\"100%\"><TBODY>\n{}</TBODY></TABLE>\n", ends.collect::<String>())
        },
    );
    [BEFORE, &body, AFTER].concat()
}

/// Words with a break between two of them.
fn split(words: &str, dice: &mut Dice) -> String {
    let places: Vec<usize> = words.char_indices().map(|(at, _)| at).skip(1).collect();
    match dice.pick(&places) {
        Some(at) if !words.contains('&') => [&words[..at], "<BR>", &words[at..]].concat(),
        _ => words.to_owned(),
    }
}
