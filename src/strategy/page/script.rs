//! The report as a string in a script, which writes it into an empty page.

use super::{Page, clean};
use crate::layout::Keeps;
use crate::strategy::{Dice, Draft};

/// A page in a string.
pub const SCRIPT: Page = Page { name: "page in a script", keeps: Keeps::ALL, write: script };

fn script(draft: &Draft, dice: &mut Dice) -> String {
    let page = (clean::CLEAN.write)(draft, dice);
    let body = page.split_once("<body>").map_or("", |(_, body)| body).trim_end();
    let body = body.strip_suffix("</body>\n</html>").unwrap_or(body);
    let codes = dice.once_in(2);
    let mut text = String::new();
    for c in body.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\n' => text.push_str("\\n"),
            '/' => text.push_str("\\/"),
            '<' if codes => text.push_str("\\u003c"),
            c if codes && !c.is_ascii() => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    format!(
        "<html><body><div id=\"box\"></div><p>正在加载</p>\n<script>\n// it's the page\nvar id = \"zoom\", content = \"{text}\";\n\
         document.getElementById('box').innerHTML = content;\n</script></body></html>\n"
    )
}
