//! What an output already holds, so that it is not read again.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

/// What a report in JSON begins with.
const BEGINNING: &[u8] = b"{\"schema_version\"";

/// What is asked of a line.
#[derive(serde::Deserialize)]
struct Line {
    source: Source,
}

#[derive(serde::Deserialize)]
struct Source {
    path: Option<String>,
}

/// The paths of the reports in a file of JSON Lines. A last line that was cut short is taken away; a file that holds anything else
/// than reports is left alone, and refused.
pub(super) fn paths(output: &Path) -> io::Result<HashSet<String>> {
    let refused = |error| {
        let why = format!("{} holds a line that is no report, and nothing is added to it: {error}", output.display());
        io::Error::new(io::ErrorKind::InvalidData, why)
    };
    let mut known = HashSet::new();
    let file = match OpenOptions::new().read(true).write(true).open(output) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(known),
        Err(error) => return Err(error),
    };
    let mut reader = BufReader::new(file);
    let (mut whole, mut line, mut is_ended) = (0_u64, Vec::new(), true);
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)? as u64;
        let parsed = serde_json::from_slice::<Line>(&line);
        match (line.ends_with(b"\n"), parsed) {
            (ended, Ok(report)) => {
                known.extend(report.source.path);
                is_ended = ended;
            }
            (false, Err(_)) if BEGINNING.starts_with(&line) || line.starts_with(BEGINNING) => break,
            (_, Err(error)) => return Err(refused(error)),
        }
        whole += read;
    }
    let mut file = reader.into_inner();
    file.set_len(whole)?;
    file.seek(SeekFrom::End(0))?;
    if !is_ended {
        file.write_all(b"\n")?;
    }
    Ok(known)
}
