//! Paths: what of them is a line or a frame.

/// A path while it is drawn, in the space of the page.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
}

/// A part that begins somewhere and goes on from point to point.
#[derive(Debug)]
struct Part {
    points: Vec<(f64, f64)>,
    curved: bool,
}

/// Longer paths are drawings.
const MOST: usize = 10_000;
/// What is thinner than this, in points, is a line.
const THIN: f64 = 3.0;

impl Path {
    pub fn clear(&mut self) {
        self.parts.clear();
    }

    pub fn begin(&mut self, point: (f64, f64)) {
        if self.parts.len() < MOST {
            self.parts.push(Part { points: vec![point], curved: false });
        }
    }

    pub fn go(&mut self, point: (f64, f64), curved: bool) {
        if let Some(part) = self.parts.last_mut().filter(|part| part.points.len() < MOST) {
            part.points.push(point);
            part.curved |= curved;
        }
    }

    pub fn close(&mut self) {
        if let Some(first) = self.parts.last().and_then(|part| part.points.first().copied()) {
            self.go(first, false);
        }
    }

    /// The lines of the path where it is stroked, and the frames where it is filled, as boxes.
    pub fn boxes(&self, stroked: bool, filled: bool) -> Vec<[f64; 4]> {
        let mut boxes = Vec::new();
        for part in self.parts.iter().filter(|part| !part.curved) {
            let straight =
                |pair: &[(f64, f64)]| (pair[0].0 - pair[1].0).abs() < 1.0 || (pair[0].1 - pair[1].1).abs() < 1.0;
            if stroked {
                let lines = part.points.windows(2).filter(|pair| straight(pair));
                boxes.extend(lines.map(around));
            }
            let around = around(&part.points);
            let thin = around[2] - around[0] < THIN || around[3] - around[1] < THIN;
            if filled && part.points.len() > 2 && (thin || part.points.windows(2).all(straight)) {
                boxes.push(around);
            }
        }
        boxes
    }
}

fn around(points: &[(f64, f64)]) -> [f64; 4] {
    points.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[x0, y0, x1, y1], &(x, y)| {
        [x0.min(x), y0.min(y), x1.max(x), y1.max(y)]
    })
}
