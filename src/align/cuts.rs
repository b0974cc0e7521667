//! Digits whose cells have run together, or whose figures are cut: every way to share the digits of a row among its cells.
//!
//! Where blanks stand among the digits they may be the ends of figures or not. The sums of the row prune the search, so
//! that what is left is little; whether one of it is right is for [`super::resolve`] to say.

use super::place::Reading;
use super::reach::Reach;
use super::record::{Piece, Record};
use crate::form::{TableForm, Terms};
use crate::layout::token::{GROUPS, count};
use crate::layout::{Token, slice};
use std::cell::Cell;
use std::ops::{Range, RangeInclusive};

/// More ways than this to cut a row are not listed: nothing could decide between them.
const MOST: usize = 2_000;

/// Steps of the search in one row.
const STEPS_A_ROW: usize = 60_000;

/// Steps of the search in all rows of a table: no form has so many rows that each takes all of its own.
pub(super) const STEPS: usize = 64 * STEPS_A_ROW;

/// A row with more digits is not cut.
const LONGEST: usize = 120;

/// A figure with more digits is none.
const WIDEST: usize = 12;

/// Fewer digits are cut in few ways.
const FEW: usize = 12;

/// Which ends of the printed figures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// None: digits run on over blanks.
    Loose,
    /// None, and no cell is blank, as all rows of the table have a digit for each of their cells.
    Each,
    /// A figure of the row ends at one, though not at each: a blank has got into a figure.
    Ends,
}

/// Cells side by side of which one is the sum of the others; or cells without a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block {
    cells: usize,
    /// The place of the sum, first or last.
    total: Option<usize>,
}

/// The ways to cut the digits of a row into `size` cells, from the cell `first` of the form on. The pieces are new ones, to be
/// put behind those of the record, and the readings count from there; none where there are too many, or no plain digits, or where
/// the `steps` that are left to the table do not last.
pub(super) fn cuts<'t>(
    whole: &'t str,
    record: &Record<'t>,
    form: &TableForm,
    cells: Range<usize>,
    order: Option<&[usize]>,
    gaps: Gaps,
    steps: &Cell<usize>,
) -> (Vec<Piece<'t>>, Vec<Reading>) {
    let Some(digits) = Digits::of(record) else { return Default::default() };
    let blocks = blocks(form, &cells, order);
    let fewest = cells.len();
    if digits.all.len() < fewest || digits.all.len() > LONGEST {
        return Default::default();
    }
    let most = steps.get().min(STEPS_A_ROW);
    let mut search = Search { digits: &digits, gaps, steps: most, found: Vec::new(), ends: Vec::new() };
    if gaps == Gaps::Each && digits.all.len() == fewest {
        // No way but one digit a cell, be their sum right or wrong.
        search.found.push((1..=fewest).collect());
    } else {
        search.blocks(&blocks, 0);
    }
    steps.set(steps.get() - (most - search.steps));
    if search.steps == 0 || search.found.len() > MOST {
        return Default::default();
    }
    let mut pieces: Vec<Piece<'t>> = Vec::new();
    let mut of_range = std::collections::HashMap::new();
    let mut piece = |range: (usize, usize)| {
        *of_range.entry(range).or_insert_with(|| {
            let text = slice(whole, digits.all[range.0].text, digits.all[range.1 - 1].text);
            pieces.push(Piece { text, token: Token::Figure, cut: true, count: count(text) });
            record.cells.len() + pieces.len() - 1
        })
    };
    let reading = |ends: &Vec<usize>| -> Reading {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(ends).map(|(start, &end)| Some(piece((start, end)))).collect()
    };
    let readings = search.found.iter().map(reading).collect();
    (pieces, readings)
}

/// False where the digits of a row come to no sum if some of its cells are blank and have left nothing.
pub(super) fn may_be_fewer(
    record: &Record<'_>,
    form: &TableForm,
    cells: &Range<usize>,
    order: Option<&[usize]>,
    steps: &Cell<usize>,
) -> bool {
    let (Some(digits), [Block { cells, total: Some(total) }]) = (Digits::of(record), &blocks(form, cells, order)[..])
    else {
        return true;
    };
    let most = steps.get().min(STEPS_A_ROW);
    let mut search = Search { digits: &digits, gaps: Gaps::Loose, steps: most, found: Vec::new(), ends: Vec::new() };
    for fewer in 1..*cells {
        let total = if *total == 0 { 0 } else { fewer - 1 };
        search.blocks(&[Block { cells: fewer, total: Some(total) }], 0);
    }
    steps.set(steps.get() - (most - search.steps));
    search.steps == 0 || !search.found.is_empty()
}

/// The blocks that some cells of the form fall into, as they are printed.
fn blocks(form: &TableForm, cells: &Range<usize>, order: Option<&[usize]>) -> Vec<Block> {
    let sums = form.identities.iter().find_map(|identity| match identity.terms {
        Terms::EachRow { parts, total } => Some((parts.len() + 1, total)),
        Terms::EachColumn { .. } | Terms::Rows { .. } => None,
    });
    let Some((width, total)) = sums.filter(|(width, _)| cells.len().is_multiple_of(*width)) else {
        return vec![Block { cells: cells.len(), total: None }];
    };
    let at = form.rows[0].columns.iter().position(|column| column.key == total);
    let printed = at.map(|at| order.and_then(|order| order.iter().position(|&place| place == at)).unwrap_or(at));
    let total = printed.filter(|&at| at == 0 || at + 1 == width);
    vec![Block { cells: width, total }; cells.len() / width]
}

/// The digits of a row.
struct Digits<'t> {
    all: Vec<Digit<'t>>,
}

/// A digit.
struct Digit<'t> {
    text: &'t str,
    value: u64,
    /// True where a printed figure ends behind it.
    end: bool,
    /// True where it begins a group of three: `85,204`.
    grouped: bool,
}

impl<'t> Digits<'t> {
    /// `None` where something else stands among them.
    fn of(record: &Record<'t>) -> Option<Digits<'t>> {
        let mut digits = Digits { all: Vec::new() };
        for piece in &record.cells {
            let text = piece.text.trim();
            match piece.token {
                Token::Blank => {}
                Token::Figure => digits.take(text)?,
                _ => return None,
            }
        }
        Some(digits)
    }

    /// The digits of one cell; `None` where something else stands among them.
    fn take(&mut self, text: &'t str) -> Option<()> {
        let mut grouped = false;
        for (at, c) in text.char_indices() {
            match c {
                ' ' => self.end(),
                c if GROUPS.contains(&c) => grouped = true,
                _ => {
                    let value = c.to_digit(10)?.into();
                    self.all.push(Digit { text: &text[at..=at], value, end: false, grouped });
                    grouped = false;
                }
            }
        }
        self.end();
        Some(())
    }

    /// A printed figure ends here.
    fn end(&mut self) {
        if let Some(last) = self.all.last_mut() {
            last.end = true;
        }
    }

    /// The number that some of them are; `None` with a 0 in front of others, or where they are not those of whole groups.
    fn number(&self, range: Range<usize>) -> Option<u64> {
        let digits = &self.all[range];
        if digits.is_empty() || digits.len() > WIDEST || (digits.len() > 1 && digits[0].value == 0) {
            return None;
        }
        let begins_group = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
        let whole = || digits.iter().enumerate().all(|(at, digit)| digit.grouped == begins_group(at));
        let in_groups = digits.iter().any(|digit| digit.grouped);
        (!in_groups || whole()).then(|| digits.iter().fold(0, |number, digit| number * 10 + digit.value))
    }

    /// The figures that begin at a digit and end at some of the places, with where they end.
    fn figures(&self, from: usize, ends: RangeInclusive<usize>) -> impl Iterator<Item = (usize, u64)> {
        let widest = if self.all.get(from).is_some_and(|digit| digit.value == 0) { 1 } else { WIDEST };
        let last = (*ends.end()).min(from + widest);
        (*ends.start()..=last).filter_map(move |end| Some((end, self.number(from..end)?)))
    }
}

struct Search<'d, 't> {
    digits: &'d Digits<'t>,
    gaps: Gaps,
    steps: usize,
    /// Where the cells of each way end.
    found: Vec<Vec<usize>>,
    ends: Vec<usize>,
}

impl Search<'_, '_> {
    /// All ways to read the blocks from a digit on.
    fn blocks(&mut self, blocks: &[Block], from: usize) {
        let last = self.digits.all.len();
        let Some((block, rest)) = blocks.split_first() else {
            if from == last {
                self.found.push(self.ends.clone());
            }
            return;
        };
        let needed: usize = rest.iter().map(|block| block.cells).sum();
        let most = if rest.is_empty() { last } else { last.saturating_sub(needed) };
        let least = if rest.is_empty() { last } else { from + block.cells };
        for to in least..=most {
            if self.is_end(to) {
                self.block(*block, from, to, &mut |search, _| search.blocks(rest, to));
            }
        }
    }

    /// All ways to read one block as the digits from `from` to `to`.
    fn block(&mut self, block: Block, from: usize, to: usize, then: &mut dyn FnMut(&mut Self, usize)) {
        let before = self.ends.len();
        match block.total {
            None => self.parts(block.cells, from, to, None, None, then),
            Some(0) => {
                for end in from + 1..to {
                    let Some(total) = self.number(from, end).filter(|_| self.may_add_up(end..to, from..end)) else {
                        continue;
                    };
                    self.ends.push(end);
                    self.sum(block.cells - 1, end..to, total, then);
                    self.ends.truncate(before);
                }
            }
            Some(_) => {
                for start in (from + 1..to).rev() {
                    let is_total = |_: &u64| self.is_end(start) && self.may_add_up(from..start, start..to);
                    let Some(total) = self.number(start, to).filter(is_total) else { continue };
                    self.sum(block.cells - 1, from..start, total, &mut |search, end| {
                        search.ends.push(to);
                        then(search, end);
                        search.ends.pop();
                    });
                }
            }
        }
    }

    /// False where no figures that some digits are cut into come to a total: however they are cut, what is left of their sum by
    /// nines is what is left of that of the digits.
    fn may_add_up(&self, parts: Range<usize>, total: Range<usize>) -> bool {
        let digits = |range: Range<usize>| self.digits.all[range].iter().map(|digit| digit.value).sum::<u64>();
        digits(parts) % 9 == digits(total) % 9
    }

    /// All ways to cut digits into so many figures that add up to a total.
    fn sum(&mut self, count: usize, range: Range<usize>, total: u64, then: &mut dyn FnMut(&mut Self, usize)) {
        let Range { start: from, end: to } = range;
        let reach = if to.saturating_sub(from) > FEW { self.reach(count, from..to, width(total)) } else { None };
        self.parts(count, from, to, Some(total), reach.as_ref(), then);
    }

    /// What the last figures of some digits may add up to; it costs steps of the search, and saves many more.
    fn reach(&mut self, count: usize, range: Range<usize>, widest: usize) -> Option<Reach> {
        self.steps = self.steps.saturating_sub(range.len() * count);
        (self.steps > 0).then(|| Reach::of(count, range, widest, |figure| self.digits.number(figure)))
    }

    /// All ways to cut digits into so many figures, which add up to `sum` if there is one.
    fn parts(
        &mut self,
        count: usize,
        from: usize,
        to: usize,
        sum: Option<u64>,
        reach: Option<&Reach>,
        then: &mut dyn FnMut(&mut Self, usize),
    ) {
        if self.steps == 0 || self.found.len() > MOST {
            return;
        }
        self.steps -= 1;
        let digits = to.saturating_sub(from);
        let widest = sum.map_or(WIDEST, width);
        let adds_up = || sum.zip(reach).is_none_or(|(sum, reach)| reach.holds(count, from, sum));
        if digits < count || digits > count * widest || !adds_up() {
            return;
        }
        if count == 0 {
            if sum.is_none_or(|sum| sum == 0) {
                then(self, to);
            }
            return;
        }
        // The last figure has all that is left.
        let first = if count == 1 { to } else { from + 1 };
        let digits = self.digits;
        for (end, number) in digits.figures(from, first..=to + 1 - count) {
            let rest = match sum {
                Some(sum) if number > sum => break,
                sum => sum.map(|sum| sum - number),
            };
            self.ends.push(end);
            self.parts(count - 1, end, to, rest, reach, then);
            self.ends.pop();
        }
    }

    /// The number that some digits are, if a figure may end there.
    fn number(&self, from: usize, to: usize) -> Option<u64> {
        self.digits.number(from..to)
    }

    fn is_end(&self, at: usize) -> bool {
        self.gaps != Gaps::Ends || self.digits.all.get(at.wrapping_sub(1)).is_some_and(|digit| digit.end)
    }
}

/// How many digits a figure has.
fn width(figure: u64) -> usize {
    figure.checked_ilog10().unwrap_or(0) as usize + 1
}

#[cfg(test)]
mod tests {
    use super::{Gaps, STEPS, cuts};
    use crate::align::record::{Piece, Record};
    use crate::form::{FormId, TableId, table};

    fn read(digits: &str, gaps: Gaps) -> Vec<String> {
        let cells = digits.split(' ').map(Piece::new).collect();
        let record = Record::nameless(cells, None);
        let form = table(FormId::Y2021, TableId::Requests);
        let (pieces, readings) = cuts(digits, &record, form, 0..7, None, gaps, &STEPS.into());
        let said = |at: &Option<usize>| at.map_or("", |at| pieces[at - record.cells.len()].text);
        readings.iter().map(|reading| reading.iter().map(said).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn cuts_that_add_up() {
        assert_eq!(read("3000003", Gaps::Loose), ["3|0|0|0|0|0|3"]);
        assert_eq!(read("121000013", Gaps::Loose), ["1|2|10|0|0|0|13", "12|1|0|0|0|0|13"]);
        assert_eq!(read("30 00 00 03 0", Gaps::Loose), ["30|0|0|0|0|0|3 0"]);
        assert_eq!(read("1 2 0 0 0 0 0 12", Gaps::Ends), ["1 2|0|0|0|0|0|12"]);
        assert_eq!(read("1100000", Gaps::Loose), [""; 0]);
        assert_eq!(read("1100000", Gaps::Each), ["1|1|0|0|0|0|0"]);
    }

    #[test]
    fn long_rows_that_add_up_one_way() {
        let row = ["165642", "32142", "46715", "0", "47995", "24331", "316825"];
        assert_eq!(read(&row.concat(), Gaps::Loose), [row.join("|")]);
    }

    #[test]
    fn groups_of_digits_are_whole() {
        assert_eq!(read("85,2040085,20400170,408", Gaps::Loose), ["85,204|0|0|85,204|0|0|170,408"]);
        assert_eq!(read("1,234500001,239", Gaps::Loose), ["1,234|5|0|0|0|0|1,239"]);
    }

    #[test]
    fn long_rows_end() {
        assert!(read(&"1".repeat(60), Gaps::Loose).len() < 2_000);
        assert!(read(&"1".repeat(119), Gaps::Loose).is_empty());
    }
}
