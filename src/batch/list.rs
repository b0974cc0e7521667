//! From paths to inputs: folders are walked, archives opened.

use super::Input;
#[cfg(feature = "archive")]
use super::archive;
use std::path::{Path, PathBuf};

/// The endings of files that are taken from a folder, in any case.
const ENDINGS: [&str; 13] =
    ["txt", "md", "html", "htm", "shtml", "mht", "mhtml", "docx", "xlsx", "xls", "ods", "pdf", "zip"];

/// Folders deeper than this are not walked.
const DEEPEST: usize = 64;

/// What some paths name.
#[derive(Debug, Default)]
pub struct Found {
    /// What there is to read: in the order of the paths, and sorted within a folder.
    pub inputs: Vec<Input>,
    /// What could not be looked into, and folders without a report, a line each.
    pub complaints: Vec<String>,
}

/// Every input that some paths name. A path that is named is always read; a folder gives the files that can be reports, and
/// so does an archive (`.zip`). One that cannot be opened, or holds no report, is itself an input, a bad one.
pub fn list(paths: &[PathBuf]) -> Found {
    let mut all = Found::default();
    for path in paths {
        if !path.is_dir() {
            add(&mut all.inputs, path.clone());
            continue;
        }
        let mut files = Vec::new();
        walk(path, 0, &mut files, &mut all.complaints);
        if files.is_empty() {
            let endings = ENDINGS.join(" .");
            all.complaints.push(format!("{}: no reports in this folder (looked for .{endings})", path.display()));
        }
        files.sort();
        files.into_iter().for_each(|file| add(&mut all.inputs, file));
    }
    all
}

fn add(inputs: &mut Vec<Input>, file: PathBuf) {
    #[cfg(feature = "archive")]
    if let Some(members) = archive::is_archive(&file).then(|| archive::members(&file)).flatten() {
        return inputs.extend(members);
    }
    inputs.push(Input::Path(file));
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, complaints: &mut Vec<String>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) if depth < DEEPEST => entries,
        Ok(_) => return complaints.push(format!("{}: folders are nested too deep", folder.display())),
        Err(error) => return complaints.push(format!("{}: {error}", folder.display())),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        // A link to a folder is not followed: it may lead back.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, depth + 1, files, complaints);
        } else if (path.is_file() || !path.exists()) && can_be_report(&path) {
            // A link that leads nowhere is a bad file, and not left out.
            files.push(path);
        }
    }
}

pub(super) fn can_be_report(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
