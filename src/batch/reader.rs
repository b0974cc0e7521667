//! Reading on several threads, in order, with a bounded number of reports in memory.

use super::Input;
use crate::finding::say;
use crate::model::Report;
use crate::parse::Options;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

/// Inputs that a thread may be ahead.
const AHEAD: usize = 16;

/// Reads inputs on some threads and gives the reports in the order of the inputs. Dropped, it waits for nobody: each
/// thread ends after the report that it is at.
#[derive(Debug)]
pub struct Reader {
    work: Sender<Job>,
    done: Receiver<(usize, Report)>,
    crew: Crew,
    /// The inputs from `given` on, as far as they have come.
    waiting: VecDeque<Slot>,
    given: usize,
    most: usize,
    time_limit: Option<Duration>,
}

/// What a thread needs to work.
#[derive(Debug)]
struct Crew {
    inputs: Arc<Mutex<Receiver<Job>>>,
    reports: Sender<(usize, Report)>,
    options: Options,
}

/// An input with its number.
#[derive(Debug)]
struct Job {
    at: usize,
    input: Input,
    state: Arc<JobState>,
}

/// What a thread and the reader tell each other about an input.
#[derive(Debug, Default)]
struct JobState {
    begun: OnceLock<Instant>,
    /// Nobody waits for it any more, and another thread has taken the place of the one that is at it.
    given_up: AtomicBool,
}

/// A place in the order of the inputs.
#[derive(Debug)]
struct Slot {
    name: Option<String>,
    state: Arc<JobState>,
    report: Option<Report>,
}

impl Reader {
    /// A reader with so many threads, at least one.
    pub fn new(options: Options, jobs: usize) -> Reader {
        let jobs = jobs.max(1);
        let (work, inputs) = mpsc::channel();
        let (reports, done) = mpsc::channel();
        let crew = Crew { inputs: Arc::new(Mutex::new(inputs)), reports, options };
        (0..jobs).for_each(|_| crew.hire());
        Reader { work, done, crew, waiting: VecDeque::new(), given: 0, most: jobs * AHEAD, time_limit: None }
    }

    /// Waits no longer than this for one input: then it is a bad file, with the finding `not_a_report`. Parsing itself has
    /// limits; this is for what lies outside, such as a file on a share that does not answer.
    #[must_use]
    pub fn time_limit(self, limit: Option<Duration>) -> Reader {
        Reader { time_limit: limit, ..self }
    }

    /// True where another input can be put in before a report is taken.
    pub fn has_room(&self) -> bool {
        self.waiting.len() < self.most
    }

    /// Puts an input in.
    pub fn put(&mut self, input: Input) {
        let state = Arc::new(JobState::default());
        let name = self.time_limit.map(|_| input.name());
        self.waiting.push_back(Slot { name, state: Arc::clone(&state), report: None });
        // The crew holds the other end: nothing is lost.
        let _ = self.work.send(Job { at: self.given + self.waiting.len() - 1, input, state });
    }

    /// The next report in order, once it is there; `None` after some time without it, or where nothing is being read.
    pub fn take(&mut self, patience: Duration) -> Option<Report> {
        let until = Instant::now() + patience;
        while self.waiting.front()?.report.is_none() {
            let left = until.saturating_duration_since(Instant::now());
            match self.done.recv_timeout(self.next_look(left)) {
                Ok((at, report)) => self.keep(at, report),
                Err(_) if self.give_up() => {}
                Err(_) if left.is_zero() => return None,
                Err(_) => {}
            }
        }
        self.given += 1;
        self.waiting.pop_front()?.report
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

    /// Keeps a report that has come. One that was given up may come all the same, too late.
    fn keep(&mut self, at: usize, report: Report) {
        let place = at.checked_sub(self.given).and_then(|at| self.waiting.get_mut(at));
        if let Some(place) = place.filter(|place| place.report.is_none()) {
            place.report = Some(report);
        }
    }

    /// How long to wait before it is time to look whether an input takes too long.
    fn next_look(&self, patience: Duration) -> Duration {
        self.time_limit.map_or(patience, |limit| patience.min(limit / 4))
    }

    /// Gives the first input up where it takes too long.
    fn give_up(&mut self) -> bool {
        let Some((limit, slot)) = self.time_limit.zip(self.waiting.front_mut()) else { return false };
        let Some(begun) = slot.state.begun.get().filter(|begun| begun.elapsed() > limit) else { return false };
        slot.state.given_up.store(true, Ordering::Relaxed);
        let (taken, most) = (begun.elapsed(), limit.as_secs_f64());
        let reason = say!(
            "given up after {taken:.0?}: the time limit is {limit:?}";
            "读了{:.2}秒后放弃：时限为{most}秒", taken.as_secs_f64()
        );
        slot.report = Some(Report::unread(reason).with_path(slot.name.as_deref().unwrap_or_default()));
        self.crew.hire();
        true
    }
}

impl Crew {
    /// A thread that works off inputs until there are no more.
    fn hire(&self) {
        let (inputs, reports, options) = (Arc::clone(&self.inputs), self.reports.clone(), self.options.clone());
        thread::spawn(move || work_off(&inputs, &reports, &options));
    }
}

fn work_off(inputs: &Mutex<Receiver<Job>>, reports: &Sender<(usize, Report)>, options: &Options) {
    loop {
        let next = match inputs.lock() {
            Ok(inputs) => inputs.recv(),
            Err(_) => return,
        };
        // Nobody asks any more.
        let Ok(Job { at, input, state }) = next else { return };
        state.begun.get_or_init(Instant::now);
        // No input is known to cause a panic; one that did would be one bad file among many.
        let report = catch_unwind(AssertUnwindSafe(|| input.read(options))).unwrap_or_else(|_| {
            let reason = say!("reading it failed: an error in xxgk"; "读取失败：xxgk本身有错误");
            Report::unread(reason).with_path(input.name())
        });
        if state.given_up.load(Ordering::Relaxed) || reports.send((at, report)).is_err() {
            return;
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// A pipe that nobody writes into is never read to its end.
    #[test]
    fn what_takes_too_long_is_given_up() -> Result<(), Box<dyn std::error::Error>> {
        let (silent, _writer) = std::io::pipe()?;
        let silent = format!("/dev/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&silent));
        let page = Input::Bytes("page".to_owned(), "青岚县2022年政府信息公开工作年度报告".into());
        let mut inputs = vec![page.clone(), Input::Path(silent.clone().into()), page].into_iter();
        let mut reader = Reader::new(Options::new(), 1).time_limit(Some(Duration::from_millis(50)));
        let reports: Vec<Report> = std::iter::from_fn(|| reader.next(&mut inputs)).collect();
        assert_eq!(reports.iter().map(Report::is_report).collect::<Vec<_>>(), [true, false, true]);
        assert_eq!(reports[1].source().path.as_deref(), Some(&*silent));
        assert!(reports[1].findings()[0].message.starts_with("given up after"), "{:?}", reports[1].findings());
        Ok(())
    }
}
