//! `xxgk parse`: inputs in, reports or tables out, in the order of the arguments.

use super::input::Reading;
use super::output::{Stream, View, Writer};
use super::progress::Progress;
use super::tables::{self, Tables};
use super::workbook::Workbook;
use super::{
    FormArg, INTERRUPTED, Lang, OK, OutputFormat, ParseArgs, SOME_FAILED, WRONG_USAGE, complain, existing, input,
    no_path, threads,
};
use crate::batch::Input;
use crate::export::tidy::TidyTable;
use crate::form::FormId;
use crate::parse::Options;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal};
use std::path::Path;

/// Runs it. The status: 0 all read, 1 at least one input was unreadable or no report, 2 wrong usage.
pub(super) fn run(args: &ParseArgs) -> io::Result<u8> {
    let Some((mut inputs, all)) = input::list(&args.paths) else { return Ok(no_path("parse")) };
    let to_terminal = args.output.is_none() && io::stdout().is_terminal();
    let format = args.format.unwrap_or(if to_terminal { OutputFormat::Table } else { OutputFormat::Jsonl });
    if let Err(wrong) = usage(args, format) {
        return Ok(complain(&wrong, WRONG_USAGE));
    }
    let mut status = if all { OK } else { SOME_FAILED };
    if args.skip_existing && leave_out(args, format, &mut inputs)? {
        return Ok(status);
    }
    let mut writer = match writer(args, format, inputs.len() > 1) {
        Ok(writer) => writer,
        Err(error) => {
            let path = args.output.as_deref().unwrap_or(Path::new("-"));
            return Ok(complain(&format!("{}: {error}", path.display()), WRONG_USAGE));
        }
    };
    let shown = args.progress || (!args.no_progress && !to_terminal && inputs.len() > 1 && io::stderr().is_terminal());
    let mut progress = shown.then(|| Progress::new(inputs.len()));
    let (all, mut read) = (inputs.len(), 0);
    let reading = Reading { options: options(args), jobs: threads(args.jobs), time_limit: args.timeout };
    let whole = input::read_all(inputs, reading, |report| {
        read += 1;
        if let Some(reason) = input::failure(&report, args.lang) {
            status = SOME_FAILED;
            progress.iter().for_each(Progress::clear);
            complain(&format!("{}: {reason}", report.source().path.as_deref().unwrap_or("-")), SOME_FAILED);
        }
        progress.iter_mut().for_each(Progress::step);
        writer.write(&report)
    })?;
    writer.finish(whole)?;
    progress.iter().for_each(Progress::finish);
    if !whole {
        return Ok(complain(&format!("interrupted after {read} of {all} inputs; what was read is kept"), INTERRUPTED));
    }
    Ok(status)
}

/// What is wrong with the call.
fn usage(args: &ParseArgs, format: OutputFormat) -> Result<(), String> {
    let name = format.ending();
    match &args.output {
        None if format.is_tables() => {
            Err(format!("parse: --format {name} needs --output DIR, a folder for four tables"))
        }
        None if format == OutputFormat::Xlsx => Err("parse: --format xlsx needs --output FILE".to_owned()),
        None if args.skip_existing => Err("parse: --skip-existing needs --output".to_owned()),
        Some(file) if format.is_tables() && file.is_file() => {
            Err(format!("parse: --format {name} writes a folder, and {} is a file", file.display()))
        }
        Some(_)
            if args.skip_existing
                && matches!(format, OutputFormat::Table | OutputFormat::Json | OutputFormat::Xlsx) =>
        {
            Err(format!("parse: --format {name} cannot be appended to; use jsonl with --skip-existing"))
        }
        _ => Ok(()),
    }
}

fn options(args: &ParseArgs) -> Options {
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
    options
}

/// Leaves out the inputs that the output already holds; true where nothing is left to do.
fn leave_out(args: &ParseArgs, format: OutputFormat, inputs: &mut Vec<Input>) -> io::Result<bool> {
    let Some(output) = &args.output else { return Ok(false) };
    if !format.is_tables() {
        let known = existing::paths(output)?;
        inputs.retain(|input| !known.contains(&input.name()));
        return Ok(inputs.is_empty() && !known.is_empty());
    }
    let there = TidyTable::ALL.iter().all(|&table| tables::path(output, table, format.ending()).is_file());
    if there {
        complain(&format!("{}: the tables are there already", output.display()), OK);
    }
    Ok(there)
}

fn writer(args: &ParseArgs, format: OutputFormat, several: bool) -> io::Result<Box<dyn Writer>> {
    let out: Box<dyn io::Write> = match &args.output {
        Some(folder) if format.is_tables() => return Ok(Box::new(Tables::new(folder, format, args.bom)?)),
        Some(path) if format == OutputFormat::Xlsx => {
            return Ok(Box::new(Workbook::new(path, args.lang == Some(Lang::En))?));
        }
        Some(path) if args.skip_existing => {
            Box::new(BufWriter::new(OpenOptions::new().create(true).append(true).open(path)?))
        }
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let view = View { provenance: args.provenance, infer: args.infer };
    Ok(Box::new(Stream { out, format, view, lang: args.lang, several, written: 0 }))
}
