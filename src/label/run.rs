//! Labels with nothing between: 结果维持结果纠正其他结果.

use super::key::{signs, unnumbered};
use super::{Label, index};

/// The labels that some words are a row of, the longest first where two begin alike; `None` where the words are
/// anything else.
pub(super) fn labels(words: &str) -> Option<Vec<(&str, &'static [Label])>> {
    let mut parts = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() {
        let (part, labels) = longest(rest)?;
        rest = rest[part.len()..].trim_start();
        parts.push((part, labels));
    }
    Some(parts)
}

/// The longest label that some words begin with.
fn longest(words: &str) -> Option<(&str, &'static [Label])> {
    let body = unnumbered(words);
    let (end, labels) = index().exact.longest(signs(body))?;
    let rest = &body[end..];
    let end = words.len() - rest.len() + closing(rest);
    Some((&words[..end], labels))
}

/// How many bytes of the rest belong to the label before: what closes it, and a bracket that explains it.
fn closing(rest: &str) -> usize {
    let closed = rest.trim_start_matches(['）', ')', '”', '"', '》', '：', ':']);
    let bracket = closed.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')']));
    match bracket {
        Some((inner, after)) if inner.chars().nth(2).is_some() && !inner.contains(['（', '(']) => {
            rest.len() - after.len()
        }
        _ => rest.len() - closed.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::labels;

    fn parts(words: &str) -> Vec<&str> {
        labels(words).unwrap_or_default().into_iter().map(|(part, _)| part).collect()
    }

    #[test]
    fn rows_of_labels() {
        for (words, want) in [
            ("结果维持结果纠正其他结果", vec!["结果维持", "结果纠正", "其他结果"]),
            ("其他一、本年新收政府信息公开申请数量", vec!["其他", "一、本年新收政府信息公开申请数量"]),
            (
                "第二十条第（一）项信息内容采购总金额（万元）",
                vec!["第二十条第（一）项", "信息内容", "采购总金额（万元）"],
            ),
            ("（三）不予公开3.危及“三安全一稳定”", vec!["（三）不予公开", "3.危及“三安全一稳定”"]),
            ("规章（设区的市应提供）规范性文件", vec!["规章（设区的市应提供）", "规范性文件"]),
        ] {
            assert_eq!(parts(words), want, "{words}");
        }
        assert!(labels("结果维持了结果").is_none());
        assert!(labels("本机关").is_none());
    }
}
