//! As Word saves a page: words and figures cut into runs, a style on every tag, `<o:p>` in blank cells, long lines broken.

use super::{Page, body, escaped, rows};
use crate::layout::Keeps;
use crate::strategy::{Dice, Draft};
use std::cell::RefCell;

/// A page that Word has saved.
pub const WORD: Page = Page { name: "page from Word", keeps: Keeps::ALL, write: word };

const HEAD: &str = "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"\nxmlns:o=\"urn:schemas-microsoft-com:office:office\">\n\n<head>\n\
    <meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\n<meta name=Generator content=\"Microsoft Word 15\">\n\
    <title>a</title>\n<!--[if gte mso 9]><xml>\n <o:DocumentProperties>\n  <o:Pages>4</o:Pages><td>7</td>\n </o:DocumentProperties>\n\
    </xml><![endif]-->\n<style>\n<!--\n p.MsoNormal {mso-style-parent:\"\";}\n-->\n</style>\n</head>\n\n\
    <body lang=ZH-CN style='tab-interval:21.0pt'>\n\n<div class=WordSection1>\n\n";

fn word(draft: &Draft, dice: &mut Dice) -> String {
    let dice = RefCell::new(dice);
    let runs = |text: &str| runs(text, &mut dice.borrow_mut());
    let body = body(
        draft,
        |line| format!("<p class=MsoNormal style='text-indent:\n24.0pt'>{}<o:p></o:p></p>\n\n", runs(line)),
        |table| {
            let cell = |cell: &crate::printed::PrintedCell, merged: &str| {
                let merged = merged.replace('"', "");
                let words = match cell.text.as_str() {
                    "" if dice.borrow_mut().once_in(2) => "<span lang=EN-US><o:p>&nbsp;</o:p></span>".to_owned(),
                    "" => "<o:p></o:p>".to_owned(),
                    text => runs(text),
                };
                format!(
                    "\n  <td width=55{merged} valign=top style='width:41.4pt;border:solid windowtext 1.0pt;\n  \
                    mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>\n  \
                    <p class=MsoNormal align=center>{words}</p>\n  </td>"
                )
            };
            format!("<table class=MsoTable border=1 cellspacing=0>\n{}</table>\n\n", rows(table, cell))
        },
    );
    format!(
        "{HEAD}{body}<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>\n\n</div>\n\n</body>\n\n</html>\n"
    )
}

/// Words in runs, cut anywhere.
fn runs(text: &str, dice: &mut Dice) -> String {
    let mut page = String::from("<span style='font-family:宋体;\n  mso-ascii-font-family:Calibri'>");
    for c in text.chars() {
        if dice.once_in(6) {
            page.push_str(if c.is_ascii_digit() {
                "</span><span lang=EN-US>"
            } else {
                "</span><span\n  style='font-family:宋体'>"
            });
        } else if dice.once_in(40) {
            page.push_str("<b style='mso-bidi-font-weight:normal'></b>");
        }
        page.push_str(&escaped(c.encode_utf8(&mut [0; 4])));
    }
    page + "</span>"
}
