//! The outline of a document: its title facts, its sections, one block a statutory table, pictures in their place.

mod announced;
mod bare;
mod block;
mod contact;
mod date;
mod evidence;
mod furniture;
mod heading;
mod headline;
mod kind;
mod meta;
mod name;
mod organ;
mod parts;
mod period;
mod picture;
mod published;
mod section;
mod statistics;
#[cfg(test)]
mod tests;
mod title;
mod told;
mod words;
mod year;

pub(crate) use block::Block;
pub(crate) use meta::Facts;
pub(crate) use section::Prose;

use crate::code::Code;
use crate::finding::{Findings, say};
use crate::form::TableId;
use crate::model::{Section, SectionKind};
use crate::text::Text;

/// A document taken apart.
#[derive(Debug)]
pub(crate) struct Outline<'t> {
    /// Title, organ, year, period, publication, contact.
    pub facts: Facts<'t>,
    /// Sections with their prose.
    pub sections: Vec<Section>,
    /// The lines of the sections without tables, headings and page furniture.
    pub prose: Prose<'t>,
    blocks: Vec<Block<'t>>,
    pictures: Vec<(SectionKind, &'t str)>,
    headed: bool,
}

/// Takes a document apart. `year` is the report year that the caller insists on, if any; `straight` lets plain tables be read at
/// once, which changes nothing but the time that it takes.
pub(crate) fn segment<'t>(
    findings: &mut Findings,
    text: &'t Text<'_>,
    year: Option<u16>,
    straight: bool,
) -> Outline<'t> {
    let words = text.as_str();
    let mut facts = meta::read(words);
    facts.year = year.or(facts.year);
    if let [(first, _), (other, place)] = facts.years_seen[..] {
        let message =
            say!("the title names {first}, the period {other}"; "标题写的是{first}年，统计期限写的是{other}年");
        findings.push(Code::YearConflict, message, Vec::new(), Some(text.span_of(place)));
    }
    if let (Some((other, place)), Some((first, _))) = (facts.other_title, facts.years_seen.first()) {
        let message = say!("one title names {first}, another {other}"; "一处标题写的是{first}年，另一处是{other}年");
        findings.push(Code::YearConflict, message, Vec::new(), Some(text.span_of(place)));
    }
    let headings = heading::Known::default();
    let mut blocks = block::blocks(words, straight, |line| headings.read(line).map(|heading| heading.kind));
    add(&mut blocks, statistics::blocks(words));
    let read = section::sections(words, &blocks, &headings);
    let outline = Outline {
        facts,
        sections: read.sections,
        prose: read.prose,
        blocks,
        pictures: read.pictures,
        headed: read.headed,
    };
    outline.report_sections(findings, text, &read.renamed);
    outline
}

/// Adds blocks to others, in the order of the source; what was taken for a table inside of one of them is none.
fn add<'t>(blocks: &mut Vec<Block<'t>>, others: Vec<Block<'t>>) {
    let range = |block: &Block<'_>| {
        let start = block.text.as_ptr() as usize;
        start..start + block.text.len()
    };
    let apart = |a: &Block<'_>, b: &Block<'_>| range(a).end <= range(b).start || range(b).end <= range(a).start;
    blocks.retain(|block| others.iter().all(|other| apart(block, other)));
    blocks.extend(others);
    blocks.sort_by_key(|block| range(block).start);
}

impl<'t> Outline<'t> {
    /// The report year.
    pub fn year(&self) -> Option<u16> {
        self.facts.year
    }

    /// The blocks of a table, in the order of the source.
    pub fn blocks(&self, table: TableId) -> impl Iterator<Item = &Block<'t>> {
        self.blocks.iter().filter(move |block| block.table == table)
    }

    /// The picture that stands in the section of a table, if one does.
    ///
    /// Where no section of a table has a heading, three pictures are the three tables.
    pub fn picture(&self, table: TableId) -> Option<&'t str> {
        let headed = |kind| self.sections.iter().any(|section| section.kind == kind && section.heading.is_some());
        match self.pictures[..] {
            [(_, first), (_, second), (_, third)] if !TableId::SINCE_2019.map(section_of).into_iter().any(headed) => {
                match table {
                    TableId::Proactive => Some(first),
                    TableId::Requests => Some(second),
                    TableId::Remedies => Some(third),
                    TableId::Statistics => None,
                }
            }
            _ => self.pictures.iter().find(|(kind, _)| *kind == section_of(table)).map(|(_, picture)| *picture),
        }
    }

    /// True where the document has a title or a section heading of an annual report.
    pub fn is_report(&self) -> bool {
        self.headed || self.facts.title.is_some()
    }

    /// True where the form of the year has the three tables: from 2019 on, and where the year is not known.
    pub fn expects_tables(&self) -> bool {
        (self.is_report() || !self.blocks.is_empty()) && self.year().is_none_or(|year| year >= 2019)
    }

    fn report_sections(&self, findings: &mut Findings, text: &Text<'_>, renamed: &[(SectionKind, &str)]) {
        if !self.headed || !self.expects_tables() {
            return;
        }
        for (kind, line) in renamed {
            let (name, line) = (kind.heading(), line.trim());
            let message = say!("section {name} is headed {line}"; "“{name}”一节的标题是“{line}”");
            findings.push(Code::SectionRenamed, message, Vec::new(), Some(text.span_of(line)));
        }
        // a report may have nothing else to tell
        for kind in SectionKind::STATUTORY.into_iter().filter(|kind| *kind != SectionKind::Other) {
            if !self.sections.iter().any(|section| section.kind == kind) {
                let printed = kind.heading();
                let message = say!("no heading {printed}"; "没有标题“{printed}”");
                findings.push(Code::SectionMissing, message, Vec::new(), None);
            }
        }
    }
}

/// The section that a table stands in.
fn section_of(table: TableId) -> SectionKind {
    match table {
        TableId::Proactive => SectionKind::Proactive,
        TableId::Requests => SectionKind::Requests,
        TableId::Remedies => SectionKind::Remedies,
        TableId::Statistics => SectionKind::Other,
    }
}
