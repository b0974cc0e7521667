//! What stands in the cells of figures, as far as its characters tell.

/// True of a figure, or of what stands for one.
pub(super) fn is_value(text: &str) -> bool {
    let figure = |c: char| {
        c.is_ascii_digit() || ",.，．%+-－−—–/／元万亿件条次人个篇份增减 ".contains(c) || ('０'..='９').contains(&c)
    };
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let placeholder = || text.chars().all(|c| "/／-－—–―\\".contains(c)) || matches!(text, "无" | "不适用");
    text.chars().count() <= 16 && ((text.contains(digit) && text.chars().all(figure)) || placeholder())
}
