//! Headings and the columns below them, which may stand aside of each other: figures at an edge, headings in the middle.

use super::Line;

/// Figures of so little play, in points, do not tell at which edge they stand.
const PLAY: f32 = 1.0;
/// Headings are at most so far aside of such figures, in distances of headings.
const NEAR: f32 = 0.3;

/// The heading of each column, by its place.
pub(super) type Places = Vec<Option<usize>>;

/// Which heading each column has. `None` where that cannot be told.
pub(super) fn places<'l>(
    columns: &[(f32, f32)],
    heads: &[(f32, f32)],
    figures: impl Iterator<Item = (usize, &'l Line)>,
) -> Option<Places> {
    // a heading begins before the figures of its column end, and the next one behind them; but for figures at the left edge
    let before = |column: &(f32, f32)| heads.partition_point(|head| head.0 <= column.1).checked_sub(1);
    // a heading ends behind where the figures of its column begin, and the one before does not; but for figures at the right edge
    let behind =
        |column: &(f32, f32)| Some(heads.partition_point(|head| head.1 < column.0)).filter(|&at| at < heads.len());
    let (before, behind): (Places, Places) = columns.iter().map(|column| (before(column), behind(column))).unzip();
    let places = match () {
        () if before == behind => before,
        () => match side(columns, figures) {
            Side::Left => behind,
            Side::Right | Side::Middle => before,
            // a figure behind the last heading, or in front of the first, is of that one
            Side::Unknown if before.contains(&None) != behind.contains(&None) => {
                if behind.contains(&None) {
                    before
                } else {
                    behind
                }
            }
            Side::Unknown => near(columns, heads, [before, behind])?,
        },
    };
    // two columns with one heading, beside a heading without a column
    let apart = places.windows(2).all(|pair| pair[0] < pair[1]);
    (apart || (0..heads.len()).all(|head| places.contains(&Some(head)))).then_some(places)
}

/// Where figures stand in their columns.
enum Side {
    Left,
    Right,
    Middle,
    Unknown,
}

/// The edges that figures of several widths have in common.
fn side<'l>(columns: &[(f32, f32)], figures: impl Iterator<Item = (usize, &'l Line)>) -> Side {
    let mut inner: Vec<(f32, f32)> = vec![(f32::MIN, f32::MAX); columns.len()];
    for (column, figure) in figures {
        if let Some(inner) = inner.get_mut(column) {
            *inner = (inner.0.max(figure.x0), inner.1.min(figure.x1));
        }
    }
    let known = columns.iter().zip(&inner).filter(|(_, inner)| inner.0 > f32::MIN);
    let (left, right) = known.fold((0.0_f32, 0.0_f32), |(left, right), (column, inner)| {
        (left.max(inner.0 - column.0), right.max(column.1 - inner.1))
    });
    match (left < 0.3 * right, right < 0.3 * left) {
        _ if left.max(right) < PLAY => Side::Unknown,
        (true, _) => Side::Left,
        (_, true) => Side::Right,
        _ => Side::Middle,
    }
}

/// Those headings that are nearer to their columns, and near.
fn near(columns: &[(f32, f32)], heads: &[(f32, f32)], both: [Places; 2]) -> Option<Places> {
    let middle = |place: &(f32, f32)| (place.0 + place.1) / 2.0;
    // headings at an edge of their columns are as far apart as these are, whatever their lengths
    let pitch = [middle, |place: &(f32, f32)| place.0, |place: &(f32, f32)| place.1]
        .map(|place| heads.windows(2).map(|pair| place(&pair[1]) - place(&pair[0])).fold(f32::MAX, f32::min));
    let pitch = pitch.into_iter().fold(0.0, f32::max);
    let far = |places: &Places| {
        let distance = |(column, place): (&(f32, f32), &Option<usize>)| {
            place.map_or(f32::MAX, |place| (middle(&heads[place]) - middle(column)).abs())
        };
        columns.iter().zip(places).map(distance).fold(0.0, f32::max)
    };
    let [(a, before), (b, behind)] = both.map(|places| (far(&places), places));
    let (least, places) = if a <= b { (a, before) } else { (b, behind) };
    (least < NEAR * pitch).then_some(places)
}
