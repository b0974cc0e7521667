//! The `xxgk` command, for the binary and the Python package alike: a thin dress over the library.

mod check;
mod input;
mod output;
mod show;
mod width;

use crate::form::FormId;
use crate::model::Format;
use crate::parse::Options;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Everything was read.
const OK: u8 = 0;
/// At least one input could not be read, or is no report.
const SOME_FAILED: u8 = 1;
/// The call itself is wrong.
const WRONG_USAGE: u8 = 2;

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
    /// Print the JSON Schema of a report
    Schema,
}

#[derive(Debug, Args)]
struct ParseArgs {
    /// Files, folders (walked, sorted by path), or - for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What to print [default: table on a terminal, jsonl otherwise]
    #[arg(long, value_enum)]
    format: Option<OutputFormat>,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    #[arg(long)]
    year: Option<u16>,
    /// Labels of the tables that are printed
    #[arg(long, value_enum, default_value = "zh")]
    lang: Lang,
    /// Threads [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// Tables for people
    Table,
    /// One object, or an array where there are several inputs
    Json,
    /// One report a line
    Jsonl,
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

/// The format of a name: `text`, `html` ….
fn format_by_name(name: &str) -> Result<Format, String> {
    let names = || Format::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    let found = Format::ALL.into_iter().find(|format| format.as_str() == name);
    found.ok_or_else(|| format!("the formats are {}", names()))
}

/// Runs the command: the arguments with the program's name first, as [`std::env::args_os`] gives them. Returns the exit
/// status: 0 all parsed or clean, 1 at least one input was unreadable or no report, or a check found an error, 2 wrong
/// usage.
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
        Command::Parse(args) => parse(&args),
        Command::Check(args) => check::run(&args),
        Command::Schema => schema(),
    };
    match done {
        Ok(status) => status,
        // `xxgk parse … | head` is no fault of anybody.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => OK,
        Err(error) => complain(&format!("cannot write: {error}"), WRONG_USAGE),
    }
}

fn parse(args: &ParseArgs) -> io::Result<u8> {
    let Some((inputs, all)) = input::list(&args.paths) else { return Ok(no_path("parse")) };
    let mut options = Options::new();
    if let Some(form) = args.form {
        options = options.form(match form {
            FormArg::Y2014 => FormId::Y2014,
            FormArg::Y2019 => FormId::Y2019,
            FormArg::Y2021 => FormId::Y2021,
        });
    }
    if let Some(year) = args.year {
        options = options.year(year);
    }
    if let Some(format) = args.from {
        options = options.format(format);
    }
    let (to_terminal, out): (bool, Box<dyn Write>) = match &args.output {
        Some(path) => match std::fs::File::create(path) {
            Ok(file) => (false, Box::new(io::BufWriter::new(file))),
            Err(error) => return Ok(complain(&format!("{}: {error}", path.display()), WRONG_USAGE)),
        },
        None => (io::stdout().is_terminal(), Box::new(io::BufWriter::new(io::stdout().lock()))),
    };
    let format = args.format.unwrap_or(if to_terminal { OutputFormat::Table } else { OutputFormat::Jsonl });
    let mut writer = output::Writer::new(
        out,
        format,
        output::View { provenance: args.provenance, infer: args.infer },
        args.lang == Lang::En,
        inputs.len() > 1,
    );
    let mut status = if all { OK } else { SOME_FAILED };
    input::read_all(&inputs, &options, threads(args.jobs), |report| {
        if input::complain_of(&report) {
            status = SOME_FAILED;
        }
        writer.write(&report)
    })?;
    writer.finish()?;
    Ok(status)
}

fn schema() -> io::Result<u8> {
    let mut out = io::stdout().lock();
    writeln!(out, "{:#}", crate::export::schema())?;
    Ok(OK)
}

/// As many as are asked for, else one a processor.
fn threads(jobs: Option<NonZeroUsize>) -> usize {
    jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from)
}

fn no_path(command: &str) -> u8 {
    complain(&format!("{command}: no PATH given; name a file, a folder, or - for standard input"), WRONG_USAGE)
}

/// A line on standard error.
fn complain(message: &str, status: u8) -> u8 {
    let _ = writeln!(io::stderr(), "xxgk: {message}");
    status
}
