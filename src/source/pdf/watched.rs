//! The bytes of a file while it is read: who reads too much of it, or too long, is sent away.

use std::any::Any;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// The reader asks for the bytes again with every object that it looks up, and knows no limits of its own: pages that stand many
/// times in the tree of pages are found as often. There is no way to stop a thread from outside, and no other way out of the reader,
/// than to unwind it from here.
pub(super) struct Watched {
    bytes: Vec<u8>,
    until: Instant,
    /// So many objects may still be looked up.
    left: AtomicUsize,
}

/// What is thrown where there is no time or no room left.
struct TooMuch;

/// So many objects are looked up at most to find the pages of a file, of which a thousand are read.
const MOST: usize = 200_000;

impl Watched {
    pub fn new(bytes: &[u8], until: Instant) -> Watched {
        Watched { bytes: bytes.to_vec(), until, left: AtomicUsize::new(MOST) }
    }

    /// The pages are found: the rest takes time alone.
    pub fn found(&self) {
        self.left.store(usize::MAX, Ordering::Relaxed);
    }
}

impl AsRef<[u8]> for Watched {
    fn as_ref(&self) -> &[u8] {
        let left = self.left.fetch_sub(1, Ordering::Relaxed);
        if left <= 1 || Instant::now() > self.until {
            self.left.store(1, Ordering::Relaxed);
            // without a message, as a panic would print it
            resume_unwind(Box::new(TooMuch));
        }
        &self.bytes
    }
}

/// True of what was caught where that has happened.
pub(super) fn is_too_much(thrown: &(dyn Any + Send)) -> bool {
    thrown.is::<TooMuch>()
}
