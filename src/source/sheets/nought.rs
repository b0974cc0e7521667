//! What a 0 shows by a number format that has something else for it: `0;-0;"无"`, `0;-0;;@`, `#`. The dash of formats for accounts
//! (会计专用) is their way to write the 0 that the cell holds, and no placeholder.

/// A part of a code, up to `;`.
#[derive(Debug, Default)]
struct Part {
    /// `=0` in `[=0]`.
    condition: String,
    /// What is printed as it stands.
    words: String,
    /// What stands for digits, and all other signs.
    signs: String,
}

/// What a 0 shows in a code where that is no number: the words of its part, which may be none.
pub(super) fn nought(code: &str) -> Option<String> {
    let parts = parts(code);
    let own = parts.iter().find(|part| part.condition == "=0");
    let third = || parts.get(2).filter(|_| parts.iter().all(|part| part.condition.is_empty()));
    let (part, has_own) = match own.or_else(third) {
        Some(part) => (part, true),
        None => (parts.first().filter(|part| part.condition.is_empty())?, false),
    };
    let is_number = part.signs.contains(|c: char| c == '0' || c.is_ascii_alphabetic() || "@.%/".contains(c));
    // a digit that is shown only where it counts
    let hides = part.signs.contains(['#', '?']);
    let is_account = part.words.trim() == "-";
    (!is_number && !is_account && (has_own || hides)).then(|| part.words.clone())
}

fn parts(code: &str) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let Some(part) = parts.last_mut() else { break };
        match c {
            ';' => parts.push(Part::default()),
            '"' => part.words.extend(chars.by_ref().take_while(|&c| c != '"')),
            '\\' | '!' => part.words.extend(chars.next()),
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                match inside.strip_prefix('$') {
                    Some(symbol) => part.words.extend(symbol.chars().take_while(|&c| c != '-')),
                    None if inside.starts_with(['=', '<', '>']) => part.condition = inside,
                    // a colour
                    None => {}
                }
            }
            c if c.is_ascii_alphanumeric() || "#?.,%/@".contains(c) => part.signs.push(c),
            c => part.words.push(c),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::nought;

    #[test]
    fn a_nought_may_be_words_or_nothing() {
        for (code, shown) in [
            ("0;-0;\"无\"", Some("无")),
            ("0;-0;;@", Some("")),
            ("[=0]\"/\";0", Some("/")),
            ("#", Some("")),
            ("#,###\"件\"", Some("件")),
            ("#,##0_);(#,##0);\"-\"_);@", None),
            ("0", None),
            ("#,##0.00", None),
            ("0;-0", None),
            ("0;-0;0", None),
            ("[>9]\"多\";[<0]0;\"少\"", None),
            ("General", None),
            ("General;-General;", Some("")),
            ("yyyy/m/d", None),
            ("@", None),
        ] {
            assert_eq!(nought(code).as_deref(), shown, "{code}");
        }
    }
}
