//! Figures stated in prose (contract §2.1): passages → tokens → the measure of each figure.
//!
//! A figure belongs to the words before it, up to the figure or mark before, else to those right behind it. What it states
//! follows from the nearest words that mean something, if nothing unknown stands between: an unknown word there is another
//! subject. What is not understood gives no statement.

mod apart;
mod behind;
mod compare;
mod context;
mod figure;
mod fit;
mod issuer;
mod measure;
mod measures;
mod negation;
mod number;
mod object;
mod organ;
mod passage;
mod prepare;
mod progress;
mod reach;
mod resolve;
mod scope;
mod sentence;
mod stated;
mod sum;
mod term;
mod title;
mod token;
mod topic;
mod unfit;
mod word;

use crate::form::{Address, FormId};
use crate::model::Statement;
use crate::outline::Outline;
use crate::text::Text;
use context::Context;
use issuer::Issuer;
use passage::Passage;
use progress::Found;
use sentence::Sentence;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;
use token::{Kind, Token};
use word::Class;

/// A longer paragraph, in bytes, is none: its words would take many times its length.
const LONGEST: usize = 1 << 20;

/// A sentence of more words and marks states nothing: some of what is asked of a figure goes over its whole sentence.
const MOST_TOKENS: usize = 1_000;

/// Behind as many statements a paragraph is read no further.
const MOST_STATED: usize = 2_000;

/// Reads the statements of the prose. `source` is what the spans point into.
pub(crate) fn read(text: &Text<'_>, source: &str, outline: &Outline<'_>) -> Vec<Statement> {
    let facts = &outline.facts;
    let form = facts.year.and_then(FormId::of_year);
    let issuer = Issuer::new(facts.issuer.as_deref());
    let mut statements = Vec::new();
    let mut context: Option<Context> = None;
    let passages = passage::passages(outline.prose.lines());
    for passage in passages.into_iter().filter(|passage| passage.text.len() <= LONGEST) {
        let context = match &mut context {
            Some(context) if context.kind == passage.kind && !passage.heading => context,
            other => other.insert(Context::new(passage.kind, form, issuer.name())),
        };
        let mut all = token::tokens(&passage.text);
        prepare::prepare(&mut all, &passage.text, facts.year, &issuer);
        let mut found = Vec::new();
        let formal = OnceCell::new();
        for tokens in all.split(|token| matches!(token.kind, Kind::Stop)) {
            let sentence = Sentence {
                text: &passage.text,
                passage: &all,
                formal: &formal,
                tokens,
                year: facts.year,
                issuer: &issuer,
            };
            let may_state = tokens.len() <= MOST_TOKENS && found.len() <= MOST_STATED && !passage.heading;
            if may_state && states(tokens) {
                sentence.read(context, &mut found);
            } else {
                tokens.iter().for_each(|token| sentence::hear(context, token));
            }
            context.end_sentence();
        }
        statements.extend(found.into_iter().filter_map(|found| dress(text, source, &passage, found)));
        context.end_passage();
    }
    statements
}

/// The measures that statements have, as id and Chinese term; parts of a row stand under each row that has them.
///
/// ```
/// let measures: Vec<(String, &str)> = xxgk::measures().collect();
/// assert!(measures.contains(&("requests.new_received".to_owned(), "本年新收政府信息公开申请数量")));
/// assert!(measures.contains(&("remedies.litigation.upheld".to_owned(), "结果维持")));
/// ```
pub fn measures() -> impl Iterator<Item = (String, &'static str)> {
    measures::MEASURES.iter().flat_map(|measure| measure.ids().map(|id| (id, measure.term)))
}

/// A measure in the field's words: that of the row or whole that it is a part of, then its own.
pub(crate) fn in_words(measure: &str) -> String {
    static TERMS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| measures().collect());
    let term = |id: &str| TERMS.get(id).copied();
    let row = |id: &str| id.parse::<Address>().ok().and_then(Address::row_in_words);
    let whole = measure.rsplit_once('.').and_then(|(whole, _)| term(whole).or_else(|| row(whole)));
    let own = term(measure).unwrap_or(measure);
    whole.map_or_else(|| own.to_owned(), |whole| format!("{whole}·{own}"))
}

/// True where a sentence may state anything.
fn states(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| match token.kind {
        Kind::Figure { .. } => true,
        Kind::Word(sense) => sense.none != 0 || matches!(sense.class, Class::No | Class::Not),
        _ => false,
    })
}

/// A statement with its place in the source.
fn dress(text: &Text<'_>, source: &str, passage: &Passage<'_>, found: Found) -> Option<Statement> {
    let slice =
        |(start, end): (usize, usize)| passage.slice(text.as_str(), start, end).map(|slice| text.span_of(slice));
    let span = slice(found.place)?;
    Some(Statement {
        measure: found.measure,
        value: found.value,
        unit: found.unit,
        precision: found.precision,
        scope: found.scope,
        quote: span.slice(source)?.to_owned(),
        span,
    })
}
