"""Many reports: what is read, in which order, what survives bad files, archives, interrupts and other tools."""

from __future__ import annotations

import copy
import csv
import io
import os
import pathlib
import pickle
import subprocess
import sys
import warnings
import zipfile
from typing import Any

import pytest

import xxgk
from conftest import SAMPLES

FILES = sorted(SAMPLES.glob("*-*.txt")) + sorted(SAMPLES.glob("*-*.md"))
COLUMNS = (
    "report_id path issuer region_code year form table row column value unit state raw start end placement is_total"
)
TABLES = ("cells", "reports", "statements", "findings")


@pytest.fixture(scope="module")
def corpus() -> xxgk.Corpus:
    return xxgk.read(SAMPLES, progress=False)


def rows(frame: xxgk.Frame) -> list[dict[str, Any]]:
    return frame.head(len(frame))


def test_the_cells_are_those_of_the_reports(corpus: xxgk.Corpus) -> None:
    assert " ".join(corpus.cells.columns) == COLUMNS
    reports = list(xxgk.stream(SAMPLES))
    cells = iter(rows(corpus.cells))
    for report in reports:
        for table in report.tables:
            for cell in table:
                row = next(cells)
                assert row["path"] == report.source.path
                assert (row["issuer"], row["year"], row["form"]) == (report.issuer.name, report.year, table.form)
                assert (row["table"], row["row"], row["column"]) == (cell.table, cell.row, cell.column)
                assert row["value"] == (None if cell.value is None else float(cell.value))
                assert (row["state"], row["unit"], row["raw"]) == (cell.state, cell.unit, cell.raw)
                span = None if row["start"] is None else (row["start"], row["end"])
                assert (span, row["placement"]) == (cell.byte_span, cell.placement)
                total = cell.table != "proactive" and "total" in (cell.row, cell.column)
                assert row["is_total"] == total
    assert next(cells, None) is None


def test_a_row_a_report_with_its_counts(corpus: xxgk.Corpus) -> None:
    for row, report in zip(rows(corpus.reports), xxgk.stream(SAMPLES), strict=True):
        assert (row["title"], row["published"]) == (report.title, report.published)
        states = [cell.state for table in report.tables for cell in table]
        for state in ("number", "blank", "not_applicable", "text", "missing"):
            assert row[f"cells_{state}"] == states.count(state)
        severities = [finding.severity for finding in report.findings]
        for severity in ("error", "warning", "info"):
            assert row[f"findings_{severity}"] == severities.count(severity)
    found = [f for report in xxgk.stream(SAMPLES) for f in report.findings]
    for row, finding in zip(rows(corpus.findings), found, strict=True):
        assert (row["code"], row["severity"], row["message"]) == (finding.code, finding.severity, finding.message)
        assert row["cells"].split() == finding.cells


def test_sums_without_totals_are_the_totals() -> None:
    """Where no identity is broken and nothing is blank, rows add up to what the report prints."""
    path = next(path for path in FILES if path.name.startswith("baishi"))
    cells = rows(xxgk.read(path, progress=False).cells)
    for row in {cell["row"] for cell in cells if cell["table"] == "requests"}:
        own = [cell for cell in cells if cell["table"] == "requests" and cell["row"] == row]
        (total,) = (cell["value"] for cell in own if cell["column"] == "total")
        parts = [cell["value"] for cell in own if cell["column"] != "total"]
        if None not in parts and total is not None:
            assert sum(parts) == total


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_the_result_does_not_depend_on_jobs(corpus: xxgk.Corpus, jobs: int) -> None:
    assert xxgk.read(SAMPLES, jobs=jobs, progress=False) == corpus
    many = [str(path) for path in FILES] * 40
    again = xxgk.read(many, jobs=jobs, progress=False)
    assert [row["path"] for row in rows(again.reports)] == many


def test_files_folders_patterns_bytes_and_iterables(corpus: xxgk.Corpus) -> None:
    def paths(sources: Any) -> list[str]:
        return [row["path"] for row in rows(xxgk.read(sources, progress=False).reports)]

    every = [row["path"] for row in rows(corpus.reports)]
    assert every == sorted(every)
    assert paths(str(SAMPLES)) == paths([SAMPLES]) == every
    assert paths(f"{SAMPLES}/qing*.txt") == [every[9]] == paths(iter([pathlib.Path(every[9])]))
    assert paths(f"{SAMPLES.parent}/**/*-*-20*.*") == every
    text = FILES[0].read_bytes()
    assert paths((name, text) for name in ("b", "a")) == ["b", "a"]
    with pytest.warns(UserWarning, match="no file has such a name") as warned:
        assert paths(f"{SAMPLES}/*.nothing") == []
    assert warned[0].filename == __file__
    with pytest.warns(UserWarning, match="no such file or folder"):
        assert paths(f"{SAMPLES}/nothing") == [f"{SAMPLES}/nothing"]
    for wrong in ([3], 3, [("a", "text")]):
        with pytest.raises(TypeError, match=r"pairs of a name and bytes|content of a is bytes"):
            paths(wrong)


def test_a_bad_file_is_a_row(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_bytes(FILES[0].read_bytes())
    (tmp_path / "b.txt").write_bytes(os.urandom(4000))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "f.zip").write_bytes(b"PK\x03\x04 no archive")
    c = xxgk.read(
        [tmp_path / name for name in ["a.txt", "b.txt", "c.pdf", "d.txt", "e.txt", "f.zip", "nowhere.txt"]],
        progress=False,
    )
    reports = rows(c.reports)
    assert [row["is_report"] for row in reports] == [True] + [False] * 6
    assert len({row["report_id"] for row in reports}) == 7
    codes = {(row["path"], row["code"]) for row in rows(c.findings)}
    assert all((row["path"], "not_a_report") in codes for row in reports[1:])
    assert "No such file" in next(row["message"] for row in rows(c.findings) if row["path"].endswith("nowhere.txt"))
    folder = xxgk.read(tmp_path, progress=False)
    assert [row["path"] for row in rows(folder.reports)] == [row["path"] for row in reports[:6]]


def test_an_archive_is_a_folder(tmp_path: pathlib.Path, corpus: xxgk.Corpus) -> None:
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in FILES:
            archive.write(file, f"年报/{file.name}")
        archive.writestr("__MACOSX/._x.txt", b"x")
        archive.writestr("picture.jpg", b"x")
        archive.writestr("zeros.txt", b"0" * 2_000_000)
    for sources in (path, tmp_path):
        c = xxgk.read(sources, progress=False, limit=1_000_000)
        paths = [row["path"] for row in rows(c.reports)]
        assert paths == [f"{path}/zeros.txt", *(f"{path}/年报/{file.name}" for file in sorted(FILES))]
        assert c.findings.count("code")["input.too_large"] == 1
        ids = {row["report_id"] for row in rows(corpus.reports)}
        assert ids < {row["report_id"] for row in rows(c.reports)}


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_keeps_what_is_done() -> None:
    script = (
        "import itertools, os, signal, threading, time, warnings, xxgk\n"
        f"path = {str(FILES[0])!r}\n"
        # a shell starts what runs in its background with interrupts ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "warnings.simplefilter('ignore')\n"
        "c = xxgk.read(itertools.repeat(path), progress=False)\n"
        "assert c.interrupted and len(c) > 0 and len(c.cells) == 198 * len(c), c\n"
        "threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "begin = time.monotonic()\n"
        "try:\n"
        "    for r in xxgk.stream(itertools.repeat(path)): pass\n"
        "except KeyboardInterrupt: print('interrupted', time.monotonic() - begin < 10)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("interrupted True\n", 0), done.stderr


def test_other_threads_go_on(corpus: xxgk.Corpus) -> None:
    import threading

    results: list[bool] = []
    threads = [
        threading.Thread(target=lambda: results.append(xxgk.read(SAMPLES, jobs=2, progress=False) == corpus))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 4


def test_pickles_copies_and_hashes(corpus: xxgk.Corpus) -> None:
    for value in (corpus, corpus.cells, corpus.reports, corpus.panel("requests"), xxgk.dictionary()):
        again = pickle.loads(pickle.dumps(value))
        assert again == value == copy.deepcopy(value)
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)
    assert corpus.cells != corpus.reports
    name, (args) = corpus.cells.__reduce__()
    with pytest.raises((xxgk.Error, TypeError, ValueError)):
        name(args[0], [[(5, None, [b"abc"], None)]])


def test_the_panel_has_every_cell_of_every_form(corpus: xxgk.Corpus) -> None:
    for table in ("proactive", "requests", "remedies"):
        panel = corpus.panel(table)  # type: ignore[arg-type]
        ids = {
            f"{table}.{row.key}.{column.key}"
            for form in ("2019", "2021")
            for row in xxgk.table_form(form, table).rows  # type: ignore[arg-type]
            for column in row.columns
        }
        assert ids <= set(panel.columns)
        for row, report in zip(rows(panel), xxgk.stream(SAMPLES), strict=True):
            assert row["path"] == report.source.path
            for cell in getattr(report, table):
                assert row[cell.id] == (None if cell.value is None else float(cell.value))
                if cell.amount is not None:
                    yuan = cell.amount.yuan
                    assert row[f"{cell.id}_unit"] == cell.amount.unit
                    assert row[f"{cell.id}_yuan"] == (None if yuan is None else float(yuan))
            own = {cell.id for cell in getattr(report, table)}
            assert all(row[id] is None for id in ids - own)
    with pytest.raises(ValueError, match='"requests"'):
        corpus.panel("nothing")  # type: ignore[arg-type]


def test_the_dictionary_names_every_column_and_cell(corpus: xxgk.Corpus) -> None:
    known = rows(xxgk.dictionary())
    columns = [(name, column) for name in TABLES for column in getattr(corpus, name).columns]
    assert [(row["table"], row["id"]) for row in known[: len(columns)]] == columns
    assert len(known) == len(columns) + 198 + 200 + 58
    assert all(row["label"] and row["label_en"] and row["meaning"] for row in known)
    assert all(row["source"] for row in known[len(columns) :])


def test_counts(corpus: xxgk.Corpus) -> None:
    assert sum(corpus.cells.count("state").values()) == len(corpus.cells)
    assert sum(corpus.cells.count("table", "state").values()) == len(corpus.cells)
    with pytest.raises(KeyError, match="it has report_id"):
        corpus.cells.count("nothing")


def test_polars_duckdb_and_pyarrow_take_it_without_a_copy(corpus: xxgk.Corpus) -> None:
    pl = pytest.importorskip("polars")
    pa = pytest.importorskip("pyarrow")
    for name in TABLES:
        frame = getattr(corpus, name)
        want = rows(frame)
        assert pl.DataFrame(frame).to_dicts() == frame.to_polars().to_dicts() == want
        assert pa.table(frame).to_pylist() == frame.to_arrow().to_pylist() == want
        # a stream can be asked for again, and by its schema alone
        assert pa.schema(frame).names == frame.columns
    one, two = pa.table(corpus.cells), pa.table(corpus.cells)
    assert one["value"].chunk(0).buffers()[1].address == two["value"].chunk(0).buffers()[1].address
    assert isinstance(corpus.cells.to_polars().schema["state"], pl.Categorical)
    duckdb = pytest.importorskip("duckdb")
    cells = corpus.cells
    counted = duckdb.sql("select count(*) from cells where state = 'number'").fetchall()
    assert counted == [(cells.count("state")["number"],)]


def test_pandas_has_nullable_and_categorical_types(corpus: xxgk.Corpus) -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    cells = corpus.cells.to_pandas()
    kinds = {name: str(kind) for name, kind in cells.dtypes.items()}
    assert (kinds["value"], kinds["year"], kinds["is_total"], kinds["state"]) == (
        "Float64",
        "Int64",
        "bool",
        "category",
    )
    assert cells.loc[cells.state != "number", "value"].isna().all()
    assert str(corpus.reports.to_pandas()["published"].dtype).startswith("datetime64")
    totals = cells[(cells.table == "requests") & (cells.column == "total") & (cells.row == "new_received")]
    parts = cells[(cells.table == "requests") & ~cells.is_total & (cells.row == "new_received")]
    sums = parts.groupby("report_id", observed=True).value.sum(min_count=6)
    assert (sums.dropna() == totals.set_index("report_id").value.reindex(sums.dropna().index)).all()
    assert corpus.panel("requests").to_pandas()["requests.new_received.total"].dtype == pd.Int64Dtype()
    merged = cells.merge(corpus.reports.to_pandas(), on="report_id")
    assert len(merged) == len(cells)


@pytest.mark.parametrize("format", ["parquet", "csv", "jsonl", "arrow"])
def test_written_tables_come_back(corpus: xxgk.Corpus, format: str, tmp_path: pathlib.Path) -> None:
    if format != "csv":
        pytest.importorskip("polars")
    corpus.write(tmp_path, format)  # type: ignore[arg-type]
    assert sorted(os.listdir(tmp_path)) == sorted(f"{name}.{format}" for name in TABLES)
    if format == "csv":
        with pytest.raises(xxgk.SchemaError, match="no tables"):
            xxgk.load(tmp_path)
    else:
        assert xxgk.load(tmp_path) == corpus


@pytest.mark.parametrize("format", ["parquet", "csv", "arrow"])
def test_the_command_writes_the_same(corpus: xxgk.Corpus, format: str, tmp_path: pathlib.Path) -> None:
    corpus.write(tmp_path / "python", format)  # type: ignore[arg-type]
    args = ["parse", str(SAMPLES), "--format", format, "--output", str(tmp_path / "command")]
    subprocess.run([sys.executable, "-m", "xxgk", *args], check=True, capture_output=True)
    for name in TABLES:
        file = f"{name}.{format}"
        assert (tmp_path / "python" / file).read_bytes() == (tmp_path / "command" / file).read_bytes()


def test_arrow_files_hold_what_the_tables_do(corpus: xxgk.Corpus, tmp_path: pathlib.Path) -> None:
    pa = pytest.importorskip("pyarrow")
    ipc = pytest.importorskip("pyarrow.ipc")
    for some in (corpus, xxgk.read([], progress=False)):
        some.write(tmp_path, "arrow")
        for name in TABLES:
            with ipc.open_file(tmp_path / f"{name}.arrow") as file:
                assert file.read_all().equals(pa.table(getattr(some, name)), check_metadata=True)


@pytest.mark.parametrize("provenance", [True, False])
def test_lines_of_reports_come_back(corpus: xxgk.Corpus, provenance: bool, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(r.to_json(provenance) + "\n" for r in xxgk.stream(SAMPLES)), "utf-8")
    loaded = xxgk.load(path)
    if provenance:
        assert loaded == corpus
        return
    want = [row for row in rows(corpus.cells) if row["state"] == "number"]
    have = [row for row in rows(loaded.cells) if row["state"] == "number"]
    for row, known in zip(have, want, strict=True):
        assert [row[k] for k in ("path", "table", "row", "column", "value")] == [
            known[k] for k in ("path", "table", "row", "column", "value")
        ]


def test_what_is_no_corpus_is_said(tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        xxgk.load(tmp_path / "nowhere")
    with pytest.raises(xxgk.SchemaError):
        xxgk.load(tmp_path)
    bad = tmp_path / "x.jsonl"
    bad.write_text("{}\n")
    with pytest.raises(xxgk.SchemaError):
        xxgk.load(bad)


def test_csv_can_be_read(corpus: xxgk.Corpus, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "cells.csv"
    corpus.cells.write(path, bom=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfreport_id,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    for row, known in zip(read, rows(corpus.cells), strict=True):
        assert row["raw"] == (known["raw"] or "")
        assert row["value"] == ("" if known["value"] is None else repr(known["value"]))
    with pytest.raises(ValueError, match=r"\.parquet"):
        corpus.cells.write(tmp_path / "cells.xyz")


def test_a_notebook_draws_it(corpus: xxgk.Corpus) -> None:
    page = corpus._repr_html_()
    assert "identity.row_sum" in page
    assert "requests: 有数的报告" in page
    assert "granted<small>（一）予以公开</small>" in page
    assert "natural_person<small>自然人</small>" in page
    assert page.count("<table") == page.count("</table>") == 5
    assert "<Frame" not in corpus.cells._repr_html_()
    evil = xxgk.read([("<script>x</script>", b"<script>alert(1)</script>")], progress=False)
    assert "<script" not in evil._repr_html_() + evil.reports._repr_html_()


def test_the_bar_is_drawn_on_a_terminal_only(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    xxgk.read(SAMPLES)
    assert capfd.readouterr().err == ""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    xxgk.read(SAMPLES)
    assert "13/13" in screen.getvalue()
    assert screen.getvalue().endswith("reports/s]\x1b[K\n")


@pytest.mark.parametrize(("name", "value"), [("jobs", 0), ("jobs", -1), ("form", "2020"), ("year", 3), ("limit", -1)])
def test_wrong_arguments_are_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name if name != "form" else "2019"):
        xxgk.read(SAMPLES, progress=False, **{name: value})


def test_importing_is_quick_and_brings_no_pandas() -> None:
    script = (
        "import sys, time; t = time.process_time(); import xxgk; t = time.process_time() - t\n"
        "assert not {'pandas', 'polars', 'pyarrow', 'numpy'} & sys.modules.keys()\n"
        "print(t)"
    )
    times = [float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(10)]
    assert min(times) < 0.05


def test_no_warnings_of_python(corpus: xxgk.Corpus) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        xxgk.read(SAMPLES, progress=False).panel("requests")


def test_copies_of_a_report_are_recognised(tmp_path: pathlib.Path) -> None:
    text = FILES[0].read_text("utf-8")
    page = "".join(f"<p>{line}</p>" for line in text.splitlines())
    nothing = "青岚县2022年政府信息公开工作年度报告\n行政许可\t0\n行政处罚\t0\n"
    pages = [
        ("a", text.encode()),
        ("same", text.encode()),
        ("mirror", f"<html><body>首页 {page}</body></html>".encode()),
    ]
    pages += [("zeros", nothing.encode()), ("other zeros", (nothing + "行政强制\t0\n").encode()), ("noise", b"x")]
    c = xxgk.read([*pages, ("noise again", b"x")], progress=False)
    assert [row["copy_of"] for row in rows(c.reports)] == [None, "a", "a", None, None, None, None]
    assert (len(c.panel("requests")), len(c.panel("requests", copies=False))) == (7, 5)


def test_a_workbook_has_the_figures(tmp_path: pathlib.Path, corpus: xxgk.Corpus) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    corpus.to_excel(tmp_path / "zh.xlsx")
    corpus.to_excel(tmp_path / "en.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "zh.xlsx")
    assert book.sheetnames[:3] == ["报告", "表二 主动公开", "表三 依申请公开"]
    names = ["reports", "proactive", "requests", "remedies", "statements", "findings", "dictionary"]
    book = openpyxl.load_workbook(tmp_path / "en.xlsx")
    assert book.sheetnames == names
    panel = corpus.panel("requests")
    head, *lines = book["requests"].iter_rows(values_only=True)
    assert list(head) == panel.columns
    assert [dict(zip(head, line, strict=True)) for line in lines] == rows(panel)
    head, *lines = book["reports"].iter_rows(values_only=True)
    published = [line[head.index("published")] for line in lines]
    assert [day and day.date() for day in published] == [row["published"] for row in rows(corpus.reports)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_what_takes_too_long_is_a_bad_file(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "silent")
    c = xxgk.read([tmp_path / "silent", FILES[0]], jobs=1, timeout=0.2, progress=False)
    assert [row["is_report"] for row in rows(c.reports)] == [False, True]
    assert "given up after" in rows(c.findings)[0]["message"]
    with pytest.raises(ValueError, match="a number of seconds above 0"):
        xxgk.read(FILES, timeout=0, progress=False)


def test_messages_are_in_the_language_that_was_chosen() -> None:
    rows_of = "一、本年新收政府信息公开申请数量\t1{0}\t1\n二、上年结转政府信息公开申请数量\t{1}{0}\t{1}\n"
    rows_of += "四、结转下年度继续办理\t3{0}\t3\n"
    page = "青岚县{0}年政府信息公开工作年度报告\n" + rows_of.format("\t0" * 5, "{1}")
    pages = [(f"{year}.txt", page.format(year, year - 2021).encode()) for year in (2021, 2022)]
    english = xxgk.read(pages, progress=False)
    xxgk.set_language("zh")
    try:
        chinese = xxgk.read(pages, progress=False)
        across = rows(chinese.check())
    finally:
        xxgk.set_language("en")
    assert chinese.cells == english.cells
    for row, other in zip(rows(chinese.findings), rows(english.findings), strict=True):
        assert row["code"] == other["code"]
        assert row["message"] != other["message"]
    assert across[0]["message"].startswith("表三“自然人”一列：")
    assert rows(english.check())[0]["message"].startswith("column natural_person: ")
