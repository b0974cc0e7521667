//! What decoding gives for real encodings, and that no bytes harm it.

use super::*;
use proptest::prelude::*;

/// Traditional and simplified text of the kind that is read here.
const SIMPLE: &str = "根据《中华人民共和国政府信息公开条例》，现公布2020年度报告。\r\n一、总体情况\n本年新收政府信息公开申请数量 12 件。";
const TRADITIONAL: &str = "根據《中華人民共和國政府信息公開條例》，現公布2020年度報告。\r\n一、總體情況\n本年新收政府信息公開申請數量 12 件。";

fn utf16(text: &str, order: Order) -> Vec<u8> {
    let bytes = |unit: u16| {
        if order == Order::Little { unit.to_le_bytes() } else { unit.to_be_bytes() }
    };
    text.encode_utf16().flat_map(bytes).collect()
}

fn check(bytes: &[u8], text: &str, encoding: &str) {
    let decoded = decode(bytes);
    assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding));
    assert!(decoded.damaged.is_empty());
}

#[test]
fn utf8_is_borrowed_and_keeps_what_it_has() {
    for text in ["", "a\0b\r\n", SIMPLE, "表\0格\0一\0"] {
        check(text.as_bytes(), text, "utf-8");
        assert!(matches!(decode(text.as_bytes()).text, Cow::Borrowed(_)));
    }
    check(format!("\u{FEFF}{SIMPLE}").as_bytes(), SIMPLE, "utf-8");
}

#[test]
fn broken_utf8_stays_utf8() {
    let mut bytes = SIMPLE.as_bytes().to_vec();
    bytes[4] = b'?';
    bytes.truncate(bytes.len() - 1);
    let decoded = decode(&bytes);
    assert_eq!(decoded.encoding, "utf-8");
    assert!(decoded.text.contains("中华人民共和国"));
    assert_eq!(decoded.damaged.len(), 3, "one byte before the ?, one after it, two at the end");
    assert!(
        decoded
            .damaged
            .iter()
            .all(|span| { span.slice(&decoded.text).is_some_and(|s| s.chars().all(|c| c == '\u{FFFD}')) })
    );
    // a page that says gb2312 and is not
    let page = [b"<meta charset=gb2312>".as_slice(), &bytes].concat();
    assert_eq!(decode(&page).encoding, "utf-8");
    assert_eq!(decode(b"caf\xE9 au lait").encoding, "utf-8");
    assert_eq!(decode("\u{FFFD}\u{FFFD}a".as_bytes()).damaged, [Span::new(0, 6)]);
}

#[test]
fn utf16_with_and_without_a_mark() {
    for order in [Order::Little, Order::Big] {
        for text in [SIMPLE, TRADITIONAL] {
            check(&utf16(&format!("\u{FEFF}{text}"), order), text, order.encoding());
            check(&utf16(text, order), text, order.encoding());
        }
        check(&utf16("<html><table>\n", order), "<html><table>\n", order.encoding());
    }
    assert_eq!(decode(b"\xFF\xFEa\0b").damaged, [Span::new(1, 4)]);
}

#[test]
fn utf16_that_lost_a_byte() {
    for order in [Order::Little, Order::Big] {
        let whole = utf16(&format!("\u{FEFF}{}", SIMPLE.repeat(3)), order);
        for at in (40..whole.len() - 40).step_by(7) {
            let bytes = [&whole[..at], &whole[at + 1..]].concat();
            let decoded = decode(&bytes);
            assert!(decoded.text.ends_with("政府信息公开申请数量 12 件。"), "{order:?} {at}: {}", decoded.text);
            assert!(!decoded.damaged.is_empty(), "{order:?} {at}");
        }
    }
}

#[cfg(feature = "encoding")]
#[test]
fn double_bytes() {
    for (text, encoding, name) in [
        (SIMPLE, encoding_rs::GB18030, "gb18030"),
        (TRADITIONAL, encoding_rs::GB18030, "gb18030"),
        (TRADITIONAL, encoding_rs::BIG5, "big5"),
    ] {
        check(&encoding.encode(text).0, text, name);
        let page = format!("<html><META content='text/html; charset={}'>{text}", encoding.name());
        check(&encoding.encode(&page).0, &page, name);
    }
    // little text, and a page that declares the wrong encoding
    check(&encoding_rs::GBK.encode("本年新收").0, "本年新收", "gb18030");
    check(&encoding_rs::GBK.encode("<meta charset='utf-8'>无").0, "<meta charset='utf-8'>无", "gb18030");
    let wrong = format!("<meta charset=\"big5\">{SIMPLE}");
    check(&encoding_rs::GBK.encode(&wrong).0, &wrong, "gb18030");
    // lines that are drawn of one sign
    let drawn = format!("┌{0}┐\n│规章│\n├{0}┤\n│无│\n└{0}┘\n", "─".repeat(400)) + SIMPLE;
    check(&encoding_rs::GB18030.encode(&drawn).0, &drawn, "gb18030");
    // cut within a character
    let bytes = encoding_rs::GBK.encode(SIMPLE).0;
    let decoded = decode(&bytes[..bytes.len() - 3]);
    assert_eq!((decoded.encoding, decoded.damaged.len()), ("gb18030", 1));
}

#[cfg(not(feature = "encoding"))]
#[test]
fn double_bytes_are_lost_without_the_feature() {
    let decoded = decode(b"\xB1\xBE\xC4\xEA");
    assert_eq!(decoded.encoding, "utf-8");
    assert!(!decoded.damaged.is_empty());
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200), lead in 0..4_usize) {
        let lead: &[u8] = [&b""[..], b"\xFF\xFE", b"<meta charset=gb2312>", b"charset='big5"][lead];
        let bytes = [lead, &bytes].concat();
        let decoded = decode(&bytes);
        sniff(&bytes);
        prop_assert!(decoded.damaged.iter().all(|s| s.slice(&decoded.text).is_some_and(|s| s.starts_with(char::REPLACEMENT_CHARACTER))));
        prop_assert!(decoded.damaged.windows(2).all(|pair| pair[0].end < pair[1].start));
        let joined: usize = decoded.damaged.iter().map(|span| span.len() / 3).sum();
        prop_assert_eq!(joined, decoded.text.matches(char::REPLACEMENT_CHARACTER).count());
    }

    #[test]
    fn any_text(text in any::<String>()) {
        let text = text.replace(['\u{FFFD}', '\u{FEFF}', '\0'], "");
        check(text.as_bytes(), &text, "utf-8");
        for order in [Order::Little, Order::Big] {
            check(&utf16(&format!("\u{FEFF}{text}"), order), &text, order.encoding());
        }
    }

    /// Damage to a few bytes of a report never costs more than the characters it hits.
    #[test]
    fn a_few_broken_bytes(places in prop::collection::vec((0..300_usize, any::<u8>()), 0..6)) {
        let text = SIMPLE.repeat(3);
        let mut bytes = text.clone().into_bytes();
        for (at, byte) in &places {
            bytes[*at] = *byte;
        }
        let decoded = decode(&bytes);
        prop_assert_eq!(decoded.encoding, "utf-8");
        prop_assert!(decoded.text.ends_with(SIMPLE));
    }
}

#[cfg(feature = "encoding")]
proptest! {
    /// Frequent characters in any order, a few rare ones among them.
    #[test]
    fn gb18030_comes_back(text in "(政府|信息|公开|年度|报告|。|，|2020|\n|[一-龥]){8,60}(本年新收申请数量){6}") {
        let bytes = encoding_rs::GB18030.encode(&text).0;
        check(&bytes, &text, "gb18030");
    }

    /// Any characters at all, where the page says what they are.
    #[test]
    fn declared_gb18030_comes_back(text in "[一-龥]{12,60}[㐀-䶿a-z0-9\n𠀀]{0,20}") {
        let text = format!("<meta charset=\"GB18030\">{text}");
        let bytes = encoding_rs::GB18030.encode(&text).0;
        // a few characters can be valid UTF-8 by accident
        prop_assume!(std::str::from_utf8(&bytes).is_err() && !mostly_utf8(&bytes));
        check(&bytes, &text, "gb18030");
    }
}
