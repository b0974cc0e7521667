//! A picture where a table should be: what text copies leave of it is its file name.

/// The longest line that is taken for a picture, in bytes.
const LONGEST: usize = 300;

/// True for a line that is the name of a picture file, a Markdown picture, or the word 图片 in brackets.
pub(super) fn is_picture(line: &str) -> bool {
    let line = line.trim().trim_end_matches(['|', ' ']).trim_start_matches(['|', ' ']);
    if line.len() > LONGEST || !may_end(line) || line.contains('。') {
        return false;
    }
    let markdown = line.starts_with("![") && line.ends_with(')') && line.contains("](");
    let word = matches!(line, "[图片]" | "【图片】" | "（图片）" | "(图片)" | "图片");
    let tag = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("<img")) && line.ends_with('>');
    markdown || tag || word || is_file_name(line)
}

/// A bracket, the word 图片, or a file's ending.
fn may_end(line: &str) -> bool {
    line.ends_with(|c: char| matches!(c, ')' | '>' | ']' | '】' | '）' | '片') || c.is_ascii_alphabetic())
}

fn is_file_name(line: &str) -> bool {
    const ENDINGS: [&str; 8] = ["jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff"];
    let Some((name, ending)) = line.rsplit_once('.') else { return false };
    let known = ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    known && !name.is_empty() && !name.contains(['，', '；', ','])
}

#[cfg(test)]
mod tests {
    use super::is_picture;

    #[test]
    fn pictures_and_others() {
        for line in [
            "0005.jpg",
            " 2021030309_LgwVa8EN.JPG",
            "![表三](images/t3.png)",
            "【图片】",
            "微信图片 2021.png",
            "<img src=\"/a/9.png\">",
        ] {
            assert!(is_picture(line), "{line}");
        }
        for line in ["", "见图片。", "规章", "1.5", "www.example.gov.cn", "附件：表二、表三，见 a.jpg"]
        {
            assert!(!is_picture(line), "{line}");
        }
    }
}
