//! What an output already holds, so that it is not read again.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

/// The paths of the reports in a file of JSON Lines. A last line that was cut short is taken away.
pub(super) fn paths(file: &Path) -> io::Result<HashSet<String>> {
    #[derive(serde::Deserialize)]
    struct Line {
        source: Source,
    }
    #[derive(serde::Deserialize)]
    struct Source {
        path: Option<String>,
    }
    let mut known = HashSet::new();
    let file = match OpenOptions::new().read(true).write(true).open(file) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(known),
        Err(error) => return Err(error),
    };
    let mut reader = BufReader::new(file);
    let (mut whole, mut line) = (0_u64, Vec::new());
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)? as u64;
        if !line.ends_with(b"\n") {
            break;
        }
        whole += read;
        let parsed: Line = serde_json::from_slice(&line)
            .map_err(|error| io::Error::other(format!("it holds a line that is no report: {error}")))?;
        known.extend(parsed.source.path);
    }
    let mut file = reader.into_inner();
    file.set_len(whole)?;
    file.seek(SeekFrom::End(0))?;
    Ok(known)
}
