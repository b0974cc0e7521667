//! A bar on standard error: ` 42%|████▏     | 842/2000 [00:03<00:04, 280.1 reports/s]`.

use std::io::{self, Write};
use std::time::{Duration, Instant};

/// Nothing is drawn more often.
const PAUSE: Duration = Duration::from_millis(100);

/// How wide the bar is, in characters.
const WIDTH: usize = 10;

/// Parts of a character of the bar.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// How far a batch has come.
pub(super) struct Progress {
    all: usize,
    done: usize,
    start: Instant,
    drawn: Option<Instant>,
}

impl Progress {
    pub fn new(all: usize) -> Progress {
        Progress { all, done: 0, start: Instant::now(), drawn: None }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        if self.done == self.all || self.drawn.is_none_or(|last| last.elapsed() >= PAUSE) {
            self.drawn = Some(Instant::now());
            // Nothing can be done about a terminal that is gone.
            let _ = write!(io::stderr(), "\r{}\x1b[K", line(self.done, self.all, self.start.elapsed()));
        }
    }

    /// Takes the bar away for a line that stays.
    pub fn clear(&self) {
        if self.drawn.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// Ends the line.
    pub fn finish(&self) {
        if self.drawn.is_some() {
            let _ = writeln!(io::stderr());
        }
    }
}

fn line(done: usize, all: usize, taken: Duration) -> String {
    let eighths = done * WIDTH * 8 / all.max(1);
    let bar = format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]);
    let rate = done as f64 / taken.as_secs_f64().max(1e-9);
    let left = Duration::from_secs_f64((all - done.min(all)) as f64 / rate.max(1e-9));
    let percent = done * 100 / all.max(1);
    format!("{percent:3}%|{bar:<WIDTH$}| {done}/{all} [{}<{}, {rate:.1} reports/s]", clock(taken), clock(left))
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds / 3600 {
        0 => format!("{:02}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, line};

    #[test]
    fn it_looks_as_people_know_it() {
        assert_eq!(line(5, 16, Duration::from_secs(2)), " 31%|███▏      | 5/16 [00:02<00:04, 2.5 reports/s]");
        assert_eq!(line(2, 2, Duration::from_secs(4000)), "100%|██████████| 2/2 [1:06:40<00:00, 0.0 reports/s]");
    }
}
