//! The vocabulary of another region, which changes labels: 規範性檔案 for 规范性文件.

use super::script::traditional;
use super::{Harm, Mangling};

pub(super) const OTHER_WORDS: Mangling = Mangling::of_draft("other vocabulary", Harm::None, |draft, _| {
    const WORDS: [(&str, &str); 3] = [("规范性文件", "规范性档案"), ("门户网站", "入口网站"), ("项目", "专案")];
    draft.each_text(|text| traditional(&WORDS.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))));
});
