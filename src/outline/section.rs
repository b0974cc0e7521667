//! Sections: the prose under each main heading, without tables and page furniture.

use super::block::Block;
use super::heading;
use super::{furniture, picture};
use crate::layout::all_lines;
use crate::model::{Section, SectionKind};

/// What the lines of a document say of its sections.
pub(super) struct Sections<'t> {
    pub sections: Vec<Section>,
    /// Pictures with the section that they stand in.
    pub pictures: Vec<(SectionKind, &'t str)>,
    /// Headings whose words are not those of the form.
    pub renamed: Vec<(SectionKind, &'t str)>,
    /// The lines of all sections, one slice a line.
    pub prose: Vec<(SectionKind, &'t str)>,
    /// True where a statutory heading stands.
    pub headed: bool,
}

/// Sorts the lines outside the tables into sections.
pub(super) fn sections<'t>(text: &'t str, blocks: &[Block<'t>], headings: &heading::Known<'t>) -> Sections<'t> {
    let mut read =
        Sections { sections: Vec::new(), pictures: Vec::new(), renamed: Vec::new(), prose: Vec::new(), headed: false };
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
            let text = behind(line, found.text);
            // a sentence that is short and names what a section is about may have been taken for its heading
            read.prose.push((found.kind, if found.exact { text } else { line }));
            section = Section { kind: found.kind, heading: Some(found.text.trim().to_owned()), text: text.to_owned() };
        } else if picture::is_picture(line) {
            read.pictures.push((section.kind, line));
        } else if !furniture::is_furniture(line) {
            if !section.text.is_empty() {
                section.text.push('\n');
            }
            section.text.push_str(line.trim());
            read.prose.push((section.kind, line));
        }
    }
    push(&mut read.sections, section);
    read
}

/// What follows a heading in its own line: 六、其他需要报告的事项：无。
fn behind<'t>(line: &'t str, heading: &str) -> &'t str {
    let end = (heading.as_ptr() as usize + heading.len()).wrapping_sub(line.as_ptr() as usize);
    line.get(end..).unwrap_or("").trim_start_matches(['：', ':', '。', '*', '|', '#', ' ', '\t']).trim_end()
}

fn push(sections: &mut Vec<Section>, section: Section) {
    if section.heading.is_some() || !section.text.is_empty() {
        sections.push(section);
    }
}

/// The lines that stand in no block. Where a block begins or ends within a line, the headings in what is left of it are lines
/// of their own: a report in one paragraph has them there.
fn outside<'t>(text: &'t str, blocks: &[Block<'t>]) -> Vec<&'t str> {
    let place = |slice: &str| (slice.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    let mut lines = Vec::new();
    let mut from = 0;
    let ends = blocks.iter().map(|block| (place(block.text), block.text.len()));
    for (start, length) in ends.chain([(text.len(), 0)]) {
        let part = text.get(from..start).unwrap_or("");
        let begins = from == 0 || text[..from].ends_with('\n') || part.starts_with('\n');
        let cut = !begins || !(part.ends_with('\n') || start == text.len());
        match cut && !blocks.is_empty() {
            true => lines.extend(all_lines(part).flat_map(headed)),
            false => lines.extend(all_lines(part)),
        }
        from = start + length;
    }
    lines
}

/// A line cut before each heading in it.
fn headed(line: &str) -> Vec<&str> {
    let place = |word: &str| (word.as_ptr() as usize).wrapping_sub(line.as_ptr() as usize);
    let heads = line.split_whitespace().filter(|word| heading::read(word).is_some());
    let mut starts: Vec<usize> = heads.flat_map(|word| [place(word), place(word) + word.len()]).collect();
    starts.insert(0, 0);
    let ends = starts.iter().copied().skip(1).chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(&start, end)| line.get(start..end)).collect()
}
