//! Sections: the prose under each main heading, without tables and page furniture.

use super::block::Block;
use super::heading;
use super::{furniture, picture};
use crate::layout::{all_lines, slice};
use crate::model::{Section, SectionKind};
use crate::span::{end_in, offset_in};

/// What the lines of a document say of its sections.
pub(super) struct Sections<'t> {
    pub sections: Vec<Section>,
    /// Pictures with the section that they stand in.
    pub pictures: Vec<(SectionKind, &'t str)>,
    /// Headings whose words are not those of the form.
    pub renamed: Vec<(SectionKind, &'t str)>,
    /// The lines of all sections.
    pub prose: Prose<'t>,
    /// True where a statutory heading stands.
    pub headed: bool,
}

/// Lines with the kinds of their sections; those that follow one another are kept as one slice, as there may be a line for every
/// second byte.
#[derive(Debug, Default)]
pub(crate) struct Prose<'t>(Vec<(SectionKind, &'t str)>);

impl<'t> Prose<'t> {
    /// The lines in their order; one is blank where nothing follows a heading in its line.
    pub fn lines(&self) -> impl Iterator<Item = (SectionKind, &'t str)> {
        self.0.iter().flat_map(|&(kind, run)| {
            let is_line = move |line: &&str| line.len() == run.len() || !line.trim().is_empty();
            all_lines(run).filter(is_line).map(move |line| (kind, line))
        })
    }

    /// Adds a line of the text.
    fn push(&mut self, text: &'t str, kind: SectionKind, line: &'t str) {
        let place = |slice: &str| offset_in(slice, text);
        if let Some((last, run)) = self.0.last_mut()
            && *last == kind
            && !run.is_empty()
            && let Some(gap) = text.get(place(run) + run.len()..place(line))
            && gap.contains('\n')
            && gap.trim().is_empty()
        {
            *run = slice(text, run, line);
        } else {
            self.0.push((kind, line));
        }
    }
}

/// Sorts the lines outside the tables into sections.
pub(super) fn sections<'t>(text: &'t str, blocks: &[Block<'t>], headings: &heading::Known<'t>) -> Sections<'t> {
    let mut read = Sections {
        sections: Vec::new(),
        pictures: Vec::new(),
        renamed: Vec::new(),
        prose: Prose::default(),
        headed: false,
    };
    let mut section = Section { kind: SectionKind::Preamble, heading: None, text: String::new() };
    for line in outside(text, blocks) {
        if line.trim().is_empty() {
            continue;
        }
        if let Some(found) = headings.read(line) {
            read.headed |= found.exact || found.kind != SectionKind::Other;
            if !found.exact && found.kind != SectionKind::Other {
                read.renamed.push((found.kind, line));
            }
            push(&mut read.sections, section);
            let behind = behind(line, found.text);
            // a sentence that is short and names what a section is about may have been taken for its heading
            read.prose.push(text, found.kind, if found.exact { behind } else { line });
            let heading = Some(found.text.trim().to_owned());
            section = Section { kind: found.kind, heading, text: behind.to_owned() };
        } else if picture::is_picture(line) {
            read.pictures.push((section.kind, line));
        } else if !furniture::is_furniture(line) {
            if !section.text.is_empty() {
                section.text.push('\n');
            }
            section.text.push_str(line.trim());
            read.prose.push(text, section.kind, line);
        }
    }
    push(&mut read.sections, section);
    read
}

/// What follows a heading in its own line: 六、其他需要报告的事项：无。
fn behind<'t>(line: &'t str, heading: &str) -> &'t str {
    let end = end_in(heading, line);
    line.get(end..).unwrap_or("").trim_start_matches(['：', ':', '。', '*', '|', '#', ' ', '\t']).trim_end()
}

fn push(sections: &mut Vec<Section>, section: Section) {
    if section.heading.is_some() || !section.text.is_empty() {
        sections.push(section);
    }
}

/// The lines that stand in no block. Where a block begins or ends within a line, the headings in what is left of it are lines
/// of their own: a report in one paragraph has them there.
fn outside<'t>(text: &'t str, blocks: &[Block<'t>]) -> impl Iterator<Item = &'t str> {
    let place = |slice: &str| offset_in(slice, text);
    let mut from = 0;
    let ends = blocks.iter().map(|block| (place(block.text), block.text.len()));
    let parts: Vec<(&str, bool)> = ends
        .chain([(text.len(), 0)])
        .map(|(start, length)| {
            let part = text.get(from..start).unwrap_or("");
            let begins = from == 0 || text[..from].ends_with('\n') || part.starts_with('\n');
            let cut = !begins || !(part.ends_with('\n') || start == text.len());
            from = start + length;
            (part, cut && !blocks.is_empty())
        })
        .collect();
    parts.into_iter().flat_map(|(part, cut)| {
        let (whole, torn) = if cut { ("", part) } else { (part, "") };
        all_lines(whole).chain(all_lines(torn).flat_map(headed))
    })
}

/// A line cut before each heading in it.
fn headed(line: &str) -> Vec<&str> {
    let place = |word: &str| offset_in(word, line);
    let heads = line.split_whitespace().filter(|word| heading::read(word).is_some());
    let mut starts: Vec<usize> = heads.flat_map(|word| [place(word), place(word) + word.len()]).collect();
    starts.insert(0, 0);
    let ends = starts.iter().copied().skip(1).chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(&start, end)| line.get(start..end)).collect()
}
