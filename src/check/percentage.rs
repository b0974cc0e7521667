//! Percentages that the prose gives for a figure: 予以公开117件，占39.26%.

use super::operand;
use super::stated::{exact, stated};
use crate::code::Code;
use crate::finding::{Findings, say};
use crate::model::{Report, Statement};
use crate::statement::in_words;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, recognize};
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// Wholes of which one has to be known, and whose percentages they are.
const WHOLES: [(&str, &[&str]); 2] =
    [("requests.", &["requests.total", "requests.new_received"]), ("disclosure.", &["disclosure.total"])];

/// As many percentages of one report are looked at: each is compared with all figures of the prose.
const MOST_LOOKED_AT: usize = 64;

pub(super) fn check(findings: &mut Findings, report: &Report) {
    let printed = |statement: &Statement| {
        let after = report.source_text().get(statement.span.end..)?;
        share(after).ok().map(|(_, number)| number)
    };
    let shares = report.statements().iter().filter_map(|statement| Some((statement, printed(statement)?)));
    for (statement, printed) in shares.take(MOST_LOOKED_AT) {
        let (Ok(percent), Some(part)) = (printed.parse::<Decimal>(), exact(statement)) else { continue };
        let Some(wholes) = wholes(report, statement, part) else { continue };
        if !wholes.iter().any(|&whole| follows(percent, part, whole)) {
            let measure = &statement.measure;
            let message = say!(
                "{measure} {part} is said to be {printed}%, of no whole that is known";
                "正文称“{}”{part}占{printed}%，找不到与之相符的总数", in_words(measure)
            );
            findings.push(Code::StatementPercentage, message, Vec::new(), Some(statement.span));
        }
    }
}

/// `，占比39.26%` or `，占办结总数的39.26%`: the number.
fn share(text: &str) -> IResult<&str, &str> {
    let lead = (opt(one_of("，,、（( ")), one_of("占佔"));
    let words = take_while_m_n(0, 16, |c: char| c.is_alphabetic() || c == ' ' || c == '：');
    let number = recognize(pair(digit1, opt(pair(char('.'), digit1))));
    preceded((lead, words), terminated(number, alt((tag("%"), tag("％"))))).parse(text)
}

/// Every whole that the part may be of: all that the report states or prints, where the usual ones are among them.
fn wholes(report: &Report, of: &Statement, part: u128) -> Option<Vec<u128>> {
    let value = |measure: &str| {
        operand::of_measure(report, measure).map(|sum| sum.value).or_else(|| Some(stated(report, measure)?.0))
    };
    let (_, usual) = WHOLES.iter().find(|(family, _)| of.measure.starts_with(family))?;
    let mut wholes: Vec<u128> = usual.iter().filter_map(|measure| value(measure)).collect();
    if wholes.len() < usual.len() {
        return None;
    }
    wholes.extend(value("requests.new_received").zip(value("requests.carried_over")).map(|(new, over)| new + over));
    wholes.extend(report.statements().iter().filter(|other| !std::ptr::eq(*other, of)).filter_map(exact));
    wholes.extend(["requests.refused", "requests.unavailable", "requests.declined"].iter().filter_map(|m| value(m)));
    wholes.retain(|&whole| whole >= part && whole > 0);
    Some(wholes)
}

/// True where the percentage is that of the part, rounded or cut to the decimals that are printed.
fn follows(percent: Decimal, part: u128, whole: u128) -> bool {
    let decimal = |n: u128| i64::try_from(n).ok().map(Decimal::from);
    let (Some(part), Some(whole)) = (decimal(part), decimal(whole)) else { return true };
    let last = Decimal::new(1, percent.scale());
    (percent - Decimal::ONE_HUNDRED * part / whole).abs() < last
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_as_they_are_printed() {
        for (text, want) in [
            ("，占比39.26%；", Some("39.26")),
            ("，占办结总数的40%", Some("40")),
            ("（占5％）", Some("5")),
            ("，同比增长7.8%", None),
            ("，约占40%", None),
            ("。占比40%", None),
        ] {
            assert_eq!(share(text).ok().map(|(_, number)| number), want, "{text}");
        }
    }
}
