//! Figures that a narrow column has wrapped: 30 and, a line below, 4. Read by itself the first part would be a wrong figure.

use super::{Line, Print};

/// The rest of a figure stands at most so many heights below it.
const PITCH: f32 = 1.45;
/// So many lines around tell how wide the figures of a column are.
const AROUND: usize = 20;
/// Fewer figures than that are wrapped in a row.
const MOST: usize = 16;

/// Puts the rests of figures behind their beginnings. A line is such a rest where it holds digits alone, fewer figures than the line
/// above, each below one of these that no other of its column is longer than.
pub(super) fn join(prints: &mut Vec<Print<'_>>) {
    let places: Vec<Option<Vec<usize>>> = (0..prints.len()).map(|at| rests(prints, at)).collect();
    if places.iter().all(Option::is_none) {
        return;
    }
    let mut joined: Vec<Print<'_>> = Vec::with_capacity(prints.len());
    for (print, places) in prints.drain(..).zip(places) {
        match (places, joined.last_mut()) {
            (Some(places), Some(above)) => {
                for (place, rest) in places.into_iter().zip(print.segments) {
                    let figure = &mut above.segments[place];
                    figure.text.push_str(&rest.text);
                    (figure.x0, figure.x1) = (figure.x0.min(rest.x0), figure.x1.max(rest.x1));
                }
            }
            _ => joined.push(print),
        }
    }
    *prints = joined;
}

/// The segments of the line above that go on in this line, one for each here; `None` where it is no such rest.
fn rests(prints: &[Print<'_>], at: usize) -> Option<Vec<usize>> {
    let (above, below) = (prints.get(at.checked_sub(1)?)?, &prints[at]);
    let fewer = below.figures == below.segments.len() && below.figures < above.figures.min(MOST);
    let near = below.middle - above.middle < PITCH * below.height && !above.labels().is_empty() && above.is_narrow();
    if !fewer || !near || !below.segments.iter().all(is_digits) {
        return None;
    }
    let around = &prints[at.saturating_sub(AROUND)..prints.len().min(at + AROUND)];
    below.segments.iter().map(|rest| begins(above, rest, around)).collect()
}

/// The one figure above a rest, by its place in the line, if it may go on: nothing that stands in its column is longer.
fn begins(above: &Print<'_>, rest: &Line, around: &[Print<'_>]) -> Option<usize> {
    let first = above.segments.len() - above.figures;
    let place = first + above.figures().iter().position(|figure| covers(figure, rest))?;
    let figure = &above.segments[place];
    let longest =
        around.iter().flat_map(Print::figures).filter(|other| covers(other, figure)).map(|other| other.text.len());
    let is_full = figure.text.len() > 1 && longest.max() == Some(figure.text.len());
    (is_full && is_digits(figure) && rest.text.len() <= figure.text.len()).then_some(place)
}

fn covers(figure: &Line, other: &Line) -> bool {
    figure.x0 < other.x1 && other.x0 < figure.x1
}

fn is_digits(figure: &Line) -> bool {
    figure.text.bytes().all(|byte| byte.is_ascii_digit())
}
