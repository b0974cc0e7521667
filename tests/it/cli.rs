//! The command from outside: what is printed where, in which order, with which exit status.

use crate::support::{root, samples};
use serde_json::Value;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const SAMPLE: &str = "examples/reports/qinglan-county-2021.txt";
const OTHER: &str = "examples/reports/baishi-town-2020.txt";

#[test]
fn a_table_shows_figures_blanks_and_findings() {
    let run = xxgk(&["parse", "--format", "table", "examples/reports/shanyang-county-2021-broken-identity.txt"]);
    assert_eq!(status(&run), 0);
    let shown = stdout(&run);
    for part in
        ["杉阳县2021年政府信息公开工作年度报告", "year 2021", "form 2021", "26105", "identity.row_sum", "(line "]
    {
        assert!(shown.contains(part), "no {part:?} in\n{shown}");
    }
    assert_eq!(stderr(&run), "");
    let english = stdout(&xxgk(&["parse", "--format", "table", "--lang", "en", SAMPLE]));
    assert!(english.contains("Proactive disclosure") && english.contains("natural_person"), "{english}");
}

#[test]
fn one_input_is_an_object_and_several_are_an_array() {
    let one: Value = serde_json::from_slice(&xxgk(&["parse", "--format", "json", SAMPLE]).stdout).unwrap();
    assert_eq!((one["source"]["path"].as_str(), one["year"].as_u64()), (Some(SAMPLE), Some(2021)));
    let two: Value = serde_json::from_slice(&xxgk(&["parse", "--format", "json", OTHER, SAMPLE]).stdout).unwrap();
    assert_eq!(paths(two.as_array().unwrap()), [OTHER, SAMPLE]);
}

#[test]
fn lines_are_the_default_where_nobody_looks() {
    let lines = lines(&xxgk(&["parse", OTHER, SAMPLE]));
    assert_eq!(paths(&lines), [OTHER, SAMPLE]);
    assert!(lines.iter().all(|report| report.get("cells").is_none()));
}

#[test]
fn infer_adds_what_the_prose_states_of_lost_tables() {
    const PICTURES: &str = "examples/reports/nanping-district-2019-pictures.txt";
    let [report] = &lines(&xxgk(&["parse", "--infer", PICTURES]))[..] else { panic!("one line") };
    let inferred = report["inferred"].as_array().expect("a list");
    let value = |id: &str| inferred.iter().find(|one| one["id"] == id).map(|one| one["value"].clone());
    assert_eq!(value("requests.new_received.total"), Some(128.into()));
    assert_eq!(value("requests.carried_forward.total"), Some(3.into()));
    assert_eq!(value("remedies.reconsideration.upheld"), Some(6.into()));
    assert!(inferred.iter().all(|one| one["from"] == "statement"), "{inferred:#?}");
    assert_eq!(report["tables"]["requests"], serde_json::Value::Null);
    let [plain] = &lines(&xxgk(&["parse", PICTURES]))[..] else { panic!("one line") };
    assert!(plain.get("inferred").is_none());
}

#[test]
fn provenance_adds_the_cells() {
    let [report] = &lines(&xxgk(&["parse", "--provenance", SAMPLE]))[..] else { panic!("one line") };
    let text = fs::read_to_string(root().join(SAMPLE)).unwrap();
    let cells = report["cells"].as_array().unwrap();
    assert_eq!(cells.len(), 10 + 175 + 15);
    for cell in cells.iter().filter(|cell| !cell["span"].is_null()) {
        let at = |end: usize| usize::try_from(cell["span"][end].as_u64().unwrap()).unwrap();
        assert_eq!(cell["raw"], text[at(0)..at(1)], "{cell}");
    }
}

#[test]
fn a_folder_is_walked_in_the_order_of_its_paths() {
    let folder = Folder::new("walk");
    let text = fs::read(root().join(SAMPLE)).unwrap();
    for name in ["b.txt", "a/z.TXT", "a/b/c.md", "c.csv", "d.txt", "README"] {
        folder.write(name, &text);
    }
    let run = xxgk(&["parse", folder.name()]);
    let want = ["a/b/c.md", "a/z.TXT", "b.txt", "d.txt"].map(|name| format!("{}/{name}", folder.name()));
    assert_eq!((paths(&lines(&run)), status(&run)), (want.to_vec(), 0));
    // A file that is named is read, whatever its ending.
    assert_eq!(lines(&xxgk(&["parse", &format!("{}/c.csv", folder.name())]))[0]["year"], 2021);
}

#[test]
fn jobs_change_no_byte() {
    let one = xxgk(&["parse", "--jobs", "1", "--provenance", "examples/reports", SAMPLE]);
    assert!(lines(&one).len() > samples().len());
    for jobs in ["2", "7", "64"] {
        assert!(
            xxgk(&["parse", "--jobs", jobs, "--provenance", "examples/reports", SAMPLE]).stdout == one.stdout,
            "{jobs} jobs"
        );
    }
    assert_eq!(status(&xxgk(&["parse", "--jobs", "0", SAMPLE])), 2);
}

#[test]
fn standard_input_is_read_like_a_file() {
    let text = fs::read(root().join(SAMPLE)).unwrap();
    for args in [&["parse", "-"][..], &["parse"]] {
        let run = fed(args, &text);
        let [report] = &lines(&run)[..] else { panic!("one line") };
        assert_eq!(
            (report["source"]["path"].as_str(), report["year"].as_u64(), status(&run)),
            (Some("-"), Some(2021), 0)
        );
    }
}

#[test]
fn a_missing_file_loses_no_other() {
    let run = xxgk(&["parse", "no/such.txt", SAMPLE]);
    let lines = lines(&run);
    assert_eq!(paths(&lines), ["no/such.txt", SAMPLE]);
    assert!(is_refused(&lines[0]) && lines[1]["year"] == 2021);
    assert_eq!(status(&run), 1);
    assert_eq!(stderr(&run).lines().count(), 1, "{}", stderr(&run));
    assert!(stderr(&run).contains("no/such.txt"));
}

#[test]
fn what_is_no_report_is_said_so() {
    let folder = Folder::new("none");
    let page = "<!doctype html><html><body><p>2021</p></body></html>";
    let (pdf, zip) = (b"%PDF-1.7\n%\xE2\xE3\n".as_slice(), b"PK\x03\x04\x14\0\0\0".as_slice());
    for (name, bytes) in [
        ("list.txt", b"hello\n".as_slice()),
        ("empty.txt", b""),
        ("a.pdf", pdf),
        ("b.docx", zip),
        ("c.html", page.as_bytes()),
    ] {
        let path = folder.write(name, bytes);
        let run = xxgk(&["parse", &path]);
        let lines = lines(&run);
        assert!(lines.len() == 1 && is_refused(&lines[0]), "{name}: {lines:?}");
        assert_eq!((lines[0]["source"]["path"].as_str(), status(&run)), (Some(path.as_str()), 1), "{name}");
        assert!(stderr(&run).lines().count() == 1 && stderr(&run).contains(name), "{name}: {}", stderr(&run));
    }
    for (name, format) in [("a.pdf", "pdf"), ("c.html", "html")] {
        let lines = lines(&xxgk(&["parse", &format!("{}/{name}", folder.name())]));
        assert_eq!(lines[0]["source"]["format"], format);
    }
}

#[test]
fn a_folder_without_reports_is_said_so() {
    let folder = Folder::new("empty");
    folder.write("notes.csv", b"1");
    let run = xxgk(&["parse", folder.name()]);
    assert_eq!((status(&run), stdout(&run).as_str()), (1, ""));
    assert!(stderr(&run).contains("no reports in this folder"), "{}", stderr(&run));
    assert_eq!(status(&xxgk(&["parse", folder.name(), SAMPLE])), 1, "one of two gave nothing");
}

#[test]
fn the_folder_of_the_samples_holds_reports_only() {
    let run = xxgk(&["parse", "examples/reports"]);
    assert_eq!((status(&run), stderr(&run).as_str(), lines(&run).len()), (0, "", samples().len()));
}

#[test]
fn wrong_usage_is_2() {
    let none: [&str; 0] = [];
    for args in [
        &["parse", "--format", "xml", SAMPLE][..],
        &["parse", "--form", "1999", SAMPLE],
        &["parse", "--no-such", SAMPLE],
        &["pars"],
        &none,
    ] {
        let run = xxgk(args);
        assert_eq!((status(&run), stdout(&run).as_str()), (2, ""), "{args:?}");
        assert!(!stderr(&run).is_empty(), "{args:?}");
    }
    let run = xxgk(&["parse", "--output", "no/such/folder/out.jsonl", SAMPLE]);
    assert_eq!((status(&run), stderr(&run).contains("no/such/folder/out.jsonl")), (2, true));
}

#[test]
fn form_and_year_are_obeyed() {
    let [report] = &lines(&xxgk(&["parse", "--form", "2019", "--year", "2020", SAMPLE]))[..] else {
        panic!("one line")
    };
    assert_eq!((report["form"].as_str(), report["year"].as_u64()), (Some("2019"), Some(2020)));
}

#[test]
fn output_goes_to_a_file() {
    let folder = Folder::new("output");
    let path = format!("{}/out.jsonl", folder.name());
    let run = xxgk(&["parse", "--output", &path, SAMPLE]);
    assert_eq!((status(&run), stdout(&run).as_str()), (0, ""));
    assert_eq!(fs::read(&path).unwrap(), xxgk(&["parse", SAMPLE]).stdout);
}

#[test]
fn tables_go_into_a_folder() {
    let folder = Folder::new("tables");
    for (format, begins) in [("csv", &b"report_id,"[..]), ("parquet", b"PAR1")] {
        let path = format!("{}/{format}", folder.name());
        let run = xxgk(&["parse", "--format", format, "--output", &path, OTHER, SAMPLE]);
        assert_eq!((status(&run), stdout(&run).as_str(), stderr(&run).as_str()), (0, "", ""));
        let mut names: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(
            names,
            ["cells", "findings", "reports", "statements"].map(|name| OsString::from(format!("{name}.{format}")))
        );
        assert!(fs::read(format!("{path}/cells.{format}")).unwrap().starts_with(begins));
        // without a folder, or with a file in its place, the call is wrong
        assert_eq!(status(&xxgk(&["parse", "--format", format, SAMPLE])), 2);
        let file = format!("{path}/cells.{format}");
        assert_eq!(status(&xxgk(&["parse", "--format", format, "--output", &file, SAMPLE])), 2);
    }
    let cells = fs::read_to_string(format!("{}/csv/cells.csv", folder.name())).unwrap();
    assert_eq!(cells.lines().count(), 1 + 198 + 200);
    assert!(cells.contains(",requests,new_received,total,73.0,件,number,73,"), "{cells}");
    let again = xxgk(&["parse", "--format", "csv", "--bom", "--jobs", "1", "--output", folder.name(), OTHER, SAMPLE]);
    assert_eq!(status(&again), 0);
    let marked = fs::read_to_string(format!("{}/cells.csv", folder.name())).unwrap();
    assert_eq!(marked.strip_prefix('\u{FEFF}'), Some(cells.as_str()));
}

#[test]
fn an_archive_is_a_folder() {
    let folder = Folder::new("archive");
    let name = format!("{}/年报.zip", folder.name());
    let mut zip = zip::ZipWriter::new(fs::File::create(&name).unwrap());
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    };
    put("b/two.txt", &fs::read(root().join(OTHER)).unwrap());
    put("a.txt", &fs::read(root().join(SAMPLE)).unwrap());
    put("__MACOSX/a.txt", b"x");
    put("picture.jpg", b"x");
    put("long.txt", &vec![b' '; 65 << 20]);
    put("within.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    zip.finish().unwrap();
    for input in [&name, folder.name()] {
        let lines = lines(&xxgk(&["parse", input]));
        let names = ["a.txt", "b/two.txt", "long.txt", "within.zip"];
        assert_eq!(paths(&lines), names.map(|file| format!("{name}/{file}")));
        assert_eq!(lines.iter().map(is_refused).collect::<Vec<_>>(), [false, false, false, true]);
        let codes = |at: usize| lines[at]["findings"].to_string();
        assert!(codes(2).contains("input.too_large") && codes(3).contains("format.unsupported"));
    }
}

#[test]
fn a_workbook_holds_the_tables() {
    let folder = Folder::new("workbook");
    let path = format!("{}/reports.xlsx", folder.name());
    let run = xxgk(&["parse", SAMPLE, OTHER, "--format", "xlsx", "--output", &path]);
    assert_eq!((status(&run), stderr(&run)), (0, String::new()));
    let mut workbook = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut part = |name: &str| std::io::read_to_string(workbook.by_name(name).unwrap()).unwrap();
    assert!(part("xl/workbook.xml").contains("表三 依申请公开"));
    let requests = part("xl/worksheets/sheet3.xml");
    assert_eq!(requests.matches("<row>").count(), 3);
    assert!(requests.contains("一、本年新收政府信息公开申请数量 / 总计") && requests.contains("<v>73</v>"));
    assert_eq!(status(&xxgk(&["parse", SAMPLE, "--format", "xlsx"])), 2);
}

#[cfg(unix)]
#[test]
fn an_interrupt_keeps_what_is_done() {
    let folder = Folder::new("interrupt");
    let pipe = silent_pipe(&folder);
    let tables = format!("{}/tables", folder.name());
    let args = ["parse", SAMPLE, &pipe, "--format", "csv", "--output", &tables];
    let mut run = command(&args).stderr(Stdio::piped()).spawn().unwrap();
    // the pipe is never written to: the second input waits until the interrupt comes
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert!(Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap().success());
    assert_eq!(run.wait().unwrap().code(), Some(130));
    let said = std::io::read_to_string(run.stderr.take().unwrap()).unwrap();
    assert_eq!(said, "xxgk: interrupted after 1 of 2 inputs; what was read is kept\n");
    let cells = fs::read_to_string(format!("{tables}/cells.partial.csv")).unwrap();
    assert_eq!(cells.lines().count(), 201);
    assert!(fs::metadata(format!("{tables}/cells.csv")).is_err());
}

#[cfg(unix)]
#[test]
fn what_takes_too_long_is_a_bad_file() {
    let folder = Folder::new("timeout");
    let pipe = silent_pipe(&folder);
    let run = xxgk(&["parse", &pipe, SAMPLE, "--timeout", "0.2", "--jobs", "1"]);
    let lines = lines(&run);
    assert_eq!(status(&run), 1);
    assert_eq!(lines.iter().map(is_refused).collect::<Vec<_>>(), [true, false]);
    assert!(stderr(&run).contains("given up after"), "{}", stderr(&run));
}

/// A file that nobody writes into: who reads it waits.
#[cfg(unix)]
fn silent_pipe(folder: &Folder) -> String {
    let pipe = format!("{}/silent.txt", folder.name());
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    pipe
}

#[test]
fn findings_are_said_in_chinese_when_asked_for() {
    const BROKEN: &str = "examples/reports/shanyang-county-2021-broken-identity.txt";
    let found = stdout(&xxgk(&["check", BROKEN, "--lang", "zh"]));
    assert!(
        found.contains("错误: identity.row_sum: 表三“1.本机关不掌握相关政府信息”一行：14+3+0+0+1+0 = 18"),
        "{found}"
    );
    let shown = stdout(&xxgk(&["parse", BROKEN, "--format", "table", "--lang", "zh"]));
    assert!(shown.contains("\n发现\n  错误: identity.row_sum: ") && shown.contains(" · 年度 2021 · "), "{shown}");
    let failed = xxgk(&["parse", "tests/house.txt", "--lang", "zh"]);
    assert_eq!(stderr(&failed), "xxgk: tests/house.txt: 不是年度报告：没有年度报告的标题、章节标题，也没有法定表格\n");
}

#[test]
fn what_is_there_is_skipped() {
    let folder = Folder::new("skip");
    let out = format!("{}/out.jsonl", folder.name());
    let skip = |paths: &[&str]| {
        let args = [&["parse", "--skip-existing", "--output", &out], paths].concat();
        let run = xxgk(&args);
        assert_eq!((status(&run), stderr(&run).as_str()), (0, ""));
        fs::read_to_string(&out).unwrap()
    };
    let one = skip(&[OTHER]);
    // a line that an interrupted run has left is written anew
    fs::write(&out, format!("{one}{{\"schema_version\":1,\"sour")).unwrap();
    let two = skip(&[OTHER, SAMPLE]);
    assert_eq!(two.as_bytes(), xxgk(&["parse", OTHER, SAMPLE]).stdout);
    assert_eq!(skip(&[SAMPLE, OTHER]), two);
    // the last line lacks nothing but its end
    fs::write(&out, two.trim_end()).unwrap();
    assert_eq!(skip(&[SAMPLE, OTHER]), two);
    // a file of somebody else is left as it is
    for notes in ["notes without an end of line", "{\"a\":1}\n"] {
        fs::write(&out, notes).unwrap();
        let run = xxgk(&["parse", "--skip-existing", "--output", &out, SAMPLE]);
        assert_eq!((status(&run), fs::read_to_string(&out).unwrap().as_str()), (2, notes));
        assert!(stderr(&run).contains("holds a line that is no report"));
    }
    assert_eq!(status(&xxgk(&["parse", "--skip-existing", SAMPLE])), 2);
    let tables = format!("{}/tables", folder.name());
    let args = ["parse", "--skip-existing", "--format", "csv", "--output", &tables, SAMPLE];
    assert_eq!(stderr(&xxgk(&args)), "");
    assert!(stderr(&xxgk(&args)).contains("there already"));
}

#[test]
fn a_bar_is_shown_when_asked_for() {
    let run = xxgk(&["parse", "--progress", OTHER, SAMPLE]);
    assert!(stderr(&run).contains("2/2 ["), "{}", stderr(&run));
    assert_eq!(stderr(&xxgk(&["parse", "--no-progress", OTHER, SAMPLE])), "");
}

#[test]
fn a_page_shows_the_tables_beside_the_source() {
    let page = stdout(&xxgk(&["view", SAMPLE]));
    let text = fs::read_to_string(root().join(SAMPLE)).unwrap();
    let [report] = &lines(&xxgk(&["parse", "--provenance", SAMPLE]))[..] else { panic!("one line") };
    for cell in report["cells"].as_array().unwrap() {
        let id = cell["id"].as_str().unwrap();
        let span = cell["span"].as_array().map(|span| format!("{} {}", span[0], span[1])).unwrap_or_default();
        assert!(page.contains(&format!("id=\"{id}\" data-span=\"{span}\"")), "{id} {span}");
    }
    // the source is there, whole and once
    let source = page.split_once("<pre id=\"text\">").unwrap().1.split_once("</pre>").unwrap().0;
    let pieces = source.split("</span>").filter_map(|piece| Some(piece.split_once('>')?.1));
    let whole: String = pieces.collect();
    assert_eq!(whole.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), text);
    let folder = Folder::new("view");
    let path = format!("{}/page.html", folder.name());
    assert_eq!(status(&xxgk(&["view", SAMPLE, "-o", &path])), 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), page);
    assert_eq!(status(&xxgk(&["view", "no/such.txt", "-o", &path])), 1);
}

#[test]
fn the_schema_is_printed() {
    let run = xxgk(&["schema"]);
    let printed: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((printed, status(&run)), (xxgk::schema(), 0));
}

#[test]
fn help_and_version_are_no_error() {
    let help = xxgk(&["--help"]);
    assert!(status(&help) == 0 && ["parse", "schema"].iter().all(|word| stdout(&help).contains(word)));
    let help = xxgk(&["parse", "--help"]);
    assert!(
        status(&help) == 0 && ["--format", "--provenance", "--jobs"].iter().all(|word| stdout(&help).contains(word))
    );
    assert_eq!(stdout(&xxgk(&["--version"])).trim(), format!("xxgk {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let many = vec![SAMPLE; 600];
    for format in ["table", "jsonl", "json"] {
        let mut child = command(&["parse", "--provenance", "--format", format])
            .args(&many)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 16];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let run = child.wait_with_output().unwrap();
        assert_eq!((status(&run), stderr(&run).as_str()), (0, ""), "--format {format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf8_is_read() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("names");
    let path = folder.0.join(OsStr::from_bytes(b"\xC7\xE0.txt"));
    fs::copy(root().join(SAMPLE), &path).unwrap();
    for argument in [path.as_os_str(), folder.0.as_os_str()] {
        let run = command(&["parse"]).arg(argument).output().unwrap();
        let lines = lines(&run);
        assert_eq!((lines[0]["year"].as_u64(), status(&run)), (Some(2021), 0), "{}", stderr(&run));
    }
    fs::remove_file(path).unwrap();
}

/// The command in the root of the repository.
fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xxgk"));
    command.args(args).current_dir(root()).stdin(Stdio::null());
    command
}

fn xxgk(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

#[test]
fn check_prints_a_finding_a_line() {
    let broken = "examples/reports/shanyang-county-2021-broken-identity.txt";
    let run = xxgk(&["check", SAMPLE, broken]);
    assert_eq!((status(&run), stderr(&run)), (1, String::new()));
    let shown = stdout(&run);
    let row_sum = shown.lines().find(|line| line.contains("identity.row_sum")).unwrap();
    assert!(row_sum.starts_with(&format!("{broken}:")) && row_sum.contains(": error: identity.row_sum: "), "{row_sum}");
    let ignored = "identity.row_sum,identity.outcome_sum";
    let run = xxgk(&["check", broken, "--ignore", ignored, "--ignore", "identity.remedy_sum"]);
    assert_eq!(status(&run), 0, "{}", stdout(&run));
}

#[test]
fn check_compares_the_years_of_an_organ() {
    let folder = Folder::new("years");
    let text = String::from_utf8(fs::read(root().join(SAMPLE)).unwrap()).unwrap();
    let of_2021 = folder.write("b.txt", text.as_bytes());
    let of_2022 = folder.write("a.txt", text.replace("2021年", "2022年").as_bytes());
    let run = xxgk(&["check", folder.name(), "--format", "jsonl"]);
    assert_eq!(status(&run), 0, "{}", stdout(&run));
    let found = lines(&run);
    let carried: Vec<&Value> = found.iter().filter(|line| line["code"] == "identity.carry").collect();
    assert!(!carried.is_empty());
    for line in carried {
        assert_eq!((line["path"].as_str(), line["against"].as_str()), (Some(&*of_2022), Some(&*of_2021)));
        assert_eq!((line["year"].as_u64(), line["issuer"].as_str()), (Some(2022), Some("青岚县人民政府")));
        assert_eq!((line["severity"].as_str(), line["cells"].as_array().unwrap().len()), (Some("warning"), 2));
    }
    // The earlier year comes first, whatever the names of the files.
    let years: Vec<u64> = found.iter().map(|line| line["year"].as_u64().unwrap()).collect();
    assert!(years.is_sorted(), "{years:?}");
    let array: Value = serde_json::from_slice(&xxgk(&["check", folder.name(), "--format", "json"]).stdout).unwrap();
    assert_eq!(array.as_array().unwrap(), &found);
}

#[test]
fn check_has_its_own_exit_status() {
    assert_eq!(status(&xxgk(&["check", "nowhere.txt"])), 1);
    assert_eq!(status(&xxgk(&["check", SAMPLE, "--ignore", "no.such.code"])), 2);
    assert_eq!(status(&xxgk(&["check", SAMPLE, "--format", "table"])), 2);
    let run = xxgk(&["check", "examples/reports/xihe-province-2024.txt"]);
    assert_eq!(status(&run), 0, "{}", stdout(&run));
}

fn fed(args: &[&str], input: &[u8]) -> Output {
    let mut child = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn status(run: &Output) -> i32 {
    run.status.code().expect("an exit status, no signal")
}

fn stdout(run: &Output) -> String {
    String::from_utf8(run.stdout.clone()).unwrap()
}

fn stderr(run: &Output) -> String {
    String::from_utf8(run.stderr.clone()).unwrap()
}

/// The reports of `--format jsonl`.
fn lines(run: &Output) -> Vec<Value> {
    stdout(run).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn paths(reports: &[Value]) -> Vec<String> {
    reports.iter().map(|report| report["source"]["path"].as_str().unwrap().to_owned()).collect()
}

fn is_refused(report: &Value) -> bool {
    report["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "not_a_report")
}

/// A folder of its own for a test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in target is no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}
