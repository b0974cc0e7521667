//! Where a point of one space stands in another.

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const ONE: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub fn shift(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then the other.
    pub fn then(self, other: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, other.0);
        Matrix([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    pub fn map(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The box around a box.
    pub fn map_box(self, from: (f64, f64), to: (f64, f64)) -> [f64; 4] {
        let corners = [from, (from.0, to.1), (to.0, from.1), to].map(|corner| self.map(corner));
        let edge =
            |of: fn(&(f64, f64)) -> f64, pick: fn(f64, f64) -> f64| corners.iter().map(of).reduce(pick).unwrap_or(0.0);
        [edge(|c| c.0, f64::min), edge(|c| c.1, f64::min), edge(|c| c.0, f64::max), edge(|c| c.1, f64::max)]
    }
}
