//! The `xxgk` command, for the binary and the Python package alike: a thin dress over the library.

mod check;
mod existing;
mod input;
mod interrupt;
mod output;
mod parse;
mod progress;
mod show;
mod tables;
mod width;
mod workbook;

use crate::batch::Input;
use crate::code::Language;
use crate::finding::Finding;
use crate::model::Format;
use crate::parse::Options;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

/// Everything was read.
const OK: u8 = 0;
/// At least one input could not be read, or is no report.
const SOME_FAILED: u8 = 1;
/// The call itself is wrong.
const WRONG_USAGE: u8 = 2;
/// It was interrupted (128 and the number of the signal, as shells have it).
const INTERRUPTED: u8 = 130;

/// Reads Chinese government information disclosure annual reports (政府信息公开工作年度报告).
#[derive(Debug, Parser)]
#[command(name = "xxgk", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read reports and print their statutory tables
    Parse(ParseArgs),
    /// Check reports, each by itself and against that of the same organ for the year before
    Check(check::CheckArgs),
    /// Write one page of HTML: the tables of a report beside its source
    View(ViewArgs),
    /// Print the JSON Schema of a report
    Schema,
}

#[derive(Debug, Args)]
struct ViewArgs {
    /// A file, or - for standard input
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// The page [default: standard output]
    #[arg(short, long, value_name = "PAGE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct ParseArgs {
    /// Files, folders (walked, sorted by path), or - for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What to print [default: table on a terminal, jsonl otherwise]
    #[arg(long, value_enum)]
    format: Option<OutputFormat>,
    /// Write to a file instead of standard output; for csv, parquet and arrow a folder, which gets a file a table
    #[arg(long, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// Leave out what the output already holds: reports of a jsonl file, by path, or a folder of tables as a whole
    #[arg(long)]
    skip_existing: bool,
    /// csv: begin with a byte order mark, by which Excel tells UTF-8
    #[arg(long)]
    bom: bool,
    /// With the state, raw text, span and placement of every cell
    #[arg(long)]
    provenance: bool,
    /// With what identities and the prose imply for cells without a figure
    #[arg(long)]
    infer: bool,
    /// Read every table by this form, whatever its labels say
    #[arg(long, value_enum)]
    form: Option<FormArg>,
    /// Read the input as this format, whatever its content shows
    #[arg(long, value_name = "FORMAT", value_parser = format_by_name)]
    from: Option<Format>,
    /// The report year, whatever the source says
    #[arg(long, value_parser = year_as_in_2021)]
    year: Option<u16>,
    /// The language of labels and findings [default: labels in Chinese, findings in English]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Threads [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Seconds for one input at most: then it is a bad file. Parsing has limits of its own; this is for slow disks
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    /// A progress bar on standard error [default: where it is a terminal]
    #[arg(long, overrides_with = "no_progress")]
    progress: bool,
    /// No progress bar
    #[arg(long)]
    no_progress: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// Tables for people
    Table,
    /// One object, or an array where there are several inputs
    Json,
    /// One report a line
    Jsonl,
    /// The tidy tables cells, reports, statements and findings, a file each
    Csv,
    /// The same as Parquet
    Parquet,
    /// The same as Arrow IPC (Feather)
    Arrow,
    /// An Excel workbook: the statutory tables with a line a report, and what was found
    Xlsx,
}

impl OutputFormat {
    /// True where it is a folder of tables.
    const fn is_tables(self) -> bool {
        matches!(self, OutputFormat::Csv | OutputFormat::Parquet | OutputFormat::Arrow)
    }

    /// The ending of its files.
    const fn ending(self) -> &'static str {
        match self {
            OutputFormat::Table => "txt",
            OutputFormat::Json => "json",
            OutputFormat::Jsonl => "jsonl",
            OutputFormat::Csv => "csv",
            OutputFormat::Parquet => "parquet",
            OutputFormat::Arrow => "arrow",
            OutputFormat::Xlsx => "xlsx",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormArg {
    #[value(name = "2014")]
    Y2014,
    #[value(name = "2019")]
    Y2019,
    #[value(name = "2021")]
    Y2021,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    Zh,
    En,
}

impl Lang {
    /// The language of findings: English unless told otherwise.
    fn of_findings(lang: Option<Lang>) -> Language {
        if lang == Some(Lang::Zh) { Language::Chinese } else { Language::English }
    }

    /// A finding in a line.
    fn say(lang: Option<Lang>, finding: &Finding) -> String {
        match Lang::of_findings(lang) {
            Language::English => finding.to_string(),
            Language::Chinese => finding.chinese(),
        }
    }

    /// The one of two words, English unless told otherwise.
    fn choose<'w>(lang: Option<Lang>, en: &'w str, zh: &'w str) -> &'w str {
        if lang == Some(Lang::Zh) { zh } else { en }
    }
}

/// The format of a name: `text`, `html` ….
fn format_by_name(name: &str) -> Result<Format, String> {
    let names = || Format::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    let found = Format::ALL.into_iter().find(|format| format.as_str() == name);
    found.ok_or_else(|| format!("the formats are {}", names()))
}

/// A time: `10`, `0.5`.
fn seconds(text: &str) -> Result<Duration, String> {
    let wrong = || "a number of seconds above 0".to_owned();
    let seconds: f64 = text.parse().map_err(|_| wrong())?;
    Duration::try_from_secs_f64(seconds).ok().filter(|time| !time.is_zero()).ok_or_else(wrong)
}

/// Runs the command: the arguments with the program's name first, as [`std::env::args_os`] gives them. Returns the exit
/// status: 0 all parsed or clean, 1 at least one input was unreadable or no report, or a check found an error, 2 wrong
/// usage, 130 interrupted.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Nothing can be done about a terminal that is gone.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(WRONG_USAGE);
        }
    };
    let done = match cli.command {
        Command::Parse(args) => parse::run(&args),
        Command::Check(args) => check::run(&args),
        Command::View(args) => view(&args),
        Command::Schema => schema(),
    };
    match done {
        Ok(status) => status,
        // `xxgk parse … | head` is no fault of anybody.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => OK,
        // It says itself what is wrong with what the output holds.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => complain(&error.to_string(), WRONG_USAGE),
        Err(error) => complain(&format!("cannot write: {error}"), WRONG_USAGE),
    }
}

fn view(args: &ViewArgs) -> io::Result<u8> {
    let report = Input::Path(args.path.clone()).read(&Options::new());
    let status = match report.is_report() {
        true => OK,
        false => complain(&format!("{}: no report was found in it", args.path.display()), SOME_FAILED),
    };
    let page = report.to_html_page();
    match &args.output {
        Some(path) => std::fs::write(path, page)?,
        None => io::stdout().lock().write_all(page.as_bytes())?,
    }
    Ok(status)
}

fn schema() -> io::Result<u8> {
    let mut out = io::stdout().lock();
    writeln!(out, "{:#}", crate::export::schema())?;
    Ok(OK)
}

/// As many as are asked for, else one a processor.
/// As many threads as are asked for, within reason.
fn threads(jobs: Option<NonZeroUsize>) -> usize {
    const MOST: usize = 1024;
    jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from).min(MOST)
}

fn year_as_in_2021(year: &str) -> Result<u16, String> {
    let known = year.parse().ok().filter(|year| Options::YEARS.contains(year));
    known.ok_or_else(|| "a year as in 2021".to_owned())
}

fn no_path(command: &str) -> u8 {
    complain(&format!("{command}: no PATH given; name a file, a folder, or - for standard input"), WRONG_USAGE)
}

/// A line on standard error.
fn complain(message: &str, status: u8) -> u8 {
    let _ = writeln!(io::stderr(), "xxgk: {message}");
    status
}
