//! Reading on several threads, in order, with a bounded number of reports in memory.

use super::Input;
use crate::model::Report;
use crate::parse::Options;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Inputs that a thread may be ahead.
const AHEAD: usize = 16;

/// Reads inputs on some threads and gives the reports in the order of the inputs. Dropped, it waits for nobody: each
/// thread ends after the report that it is at.
#[derive(Debug)]
pub struct Reader {
    work: Sender<(usize, Input)>,
    done: Receiver<(usize, Report)>,
    /// Reports of the inputs from `given` on, as far as they have come.
    waiting: VecDeque<Option<Report>>,
    given: usize,
    most: usize,
}

impl Reader {
    /// A reader with so many threads, at least one.
    pub fn new(options: Options, jobs: usize) -> Reader {
        let jobs = jobs.max(1);
        let (work, inputs) = mpsc::channel();
        let (reports, done) = mpsc::channel();
        let inputs = Arc::new(Mutex::new(inputs));
        for _ in 0..jobs {
            let (inputs, reports, options) = (Arc::clone(&inputs), reports.clone(), options.clone());
            thread::spawn(move || work_off(&inputs, &reports, &options));
        }
        Reader { work, done, waiting: VecDeque::new(), given: 0, most: jobs * AHEAD }
    }

    /// True where another input can be put in before a report is taken.
    pub fn has_room(&self) -> bool {
        self.waiting.len() < self.most
    }

    /// Puts an input in.
    pub fn put(&mut self, input: Input) {
        // The threads live as long as this sender: nothing is lost.
        let _ = self.work.send((self.given + self.waiting.len(), input));
        self.waiting.push_back(None);
    }

    /// The next report in order, once it is there; `None` after some time without it, or where nothing is being read.
    pub fn take(&mut self, patience: Duration) -> Option<Report> {
        while matches!(self.waiting.front(), Some(None)) {
            match self.done.recv_timeout(patience) {
                Ok((at, report)) => {
                    if let Some(place) = self.waiting.get_mut(at - self.given) {
                        *place = Some(report);
                    }
                }
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => self.waiting.clear(),
            }
        }
        let report = self.waiting.pop_front()??;
        self.given += 1;
        Some(report)
    }

    /// The next report, inputs being put in as there is room; `None` after the last.
    pub fn next(&mut self, inputs: &mut impl Iterator<Item = Input>) -> Option<Report> {
        while self.has_room() {
            match inputs.next() {
                Some(input) => self.put(input),
                None => break,
            }
        }
        while !self.is_idle() {
            if let Some(report) = self.take(Duration::from_secs(60)) {
                return Some(report);
            }
        }
        None
    }

    /// True where nothing is being read.
    pub fn is_idle(&self) -> bool {
        self.waiting.is_empty()
    }
}

fn work_off(inputs: &Mutex<Receiver<(usize, Input)>>, reports: &Sender<(usize, Report)>, options: &Options) {
    loop {
        let next = match inputs.lock() {
            Ok(inputs) => inputs.recv(),
            Err(_) => return,
        };
        // Nobody asks any more.
        let Ok((at, input)) = next else { return };
        // No input is known to cause a panic; one that did would be one bad file among many.
        let report = catch_unwind(AssertUnwindSafe(|| input.read(options)))
            .unwrap_or_else(|_| Report::unread("reading it failed: an error in xxgk").with_path(input.name()));
        if reports.send((at, report)).is_err() {
            return;
        }
    }
}
