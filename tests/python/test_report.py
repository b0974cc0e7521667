"""The face of a report: arguments, errors, equality, pickles, threads."""

from __future__ import annotations

import concurrent.futures
import copy
import datetime
import json
import os
import pathlib
import pickle
import subprocess
import sys
import threading
from decimal import Decimal
from typing import Any

import pytest

import xxgk
from conftest import SAMPLES, sample

TITLE = "青岚县2022年政府信息公开工作年度报告\n"


class Bytes(os.PathLike[bytes]):
    """A path that is bytes."""

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path

    def __fspath__(self) -> bytes:
        return os.fsencode(self.path)


def test_the_facts_of_a_report() -> None:
    r = sample("qinglan")
    assert (r.year, r.form, r.script) == (2021, "2021", "simplified")
    assert r.title == "青岚县人民政府2021年政府信息公开工作年度报告"
    assert r.issuer.name == "青岚县人民政府"
    assert (r.period.from_, r.period.to) == (datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
    assert r.published == datetime.date(2022, 3, 18)
    assert (r.source.format, r.source.encoding) == ("text", "utf-8")
    assert r.is_report
    stated = next(s for s in r.statements if s.measure == "requests.new_received")
    assert (stated.value, stated.unit, stated.precision) == (73, "件", "exact")
    assert [s.kind for s in r.sections if s.heading][:3] == ["overview", "proactive", "requests"]
    assert all(
        isinstance(part, str) or part is None for part in (r.contact.phone, r.contact.email, r.issuer.region.code)
    )
    assert repr(r).startswith("<Report 青岚县人民政府2021年政府信息公开工作年度报告 (form 2021, proactive 10/10")


def test_figures_are_integers_and_amounts_exact() -> None:
    r = sample("qinglan")
    assert r.requests["new_received", "total"] == 73
    assert type(r.requests["new_received", "total"]) is int
    assert r.proactive["fees", "amount"] == Decimal("1286.37")
    assert type(r.proactive["fees", "amount"]) is Decimal
    amount = r.cell("proactive.fees.amount").amount
    assert amount is not None
    assert (amount.value, amount.unit, amount.yuan) == (Decimal("1286.37"), "万元", Decimal(12863700))
    assert r.cell("requests.new_received.total").amount is None
    old = sample("baishi")
    change = [cell.value for cell in old.proactive if cell.column == "change"]
    assert any(isinstance(value, int) and value < 0 for value in change)
    many = xxgk.parse("行政强制\t0\n行政事业性收费\t1234567890123456.7890万元\n", form="2021")
    assert str(many.proactive["fees", "amount"]) == "1234567890123456.7890"


def test_what_is_not_printed_is_none() -> None:
    r = sample("qinglan")
    blank = r.cell("requests.refused.state_secret.public_interest_org")
    slash = r.requests.cell("declined.publication", "research_institution")
    assert (blank.state, blank.value, blank.unit, blank.placement) == ("blank", None, None, None)
    assert (slash.state, slash.value, (slash.raw or "").strip()) == ("not_applicable", None, "/")
    lost = sample("lost-tables")
    assert [t.present for t in lost.tables] == [False, False, False]
    assert {c.state for t in lost.tables for c in t} == {"missing"}
    assert lost.requests["total", "total"] is None
    assert sample("nanping").requests.presence == "image"


def test_tables_know_their_shape() -> None:
    r = sample("yunxi")
    assert [t.id for t in r.tables] == ["proactive", "requests", "remedies"]
    assert [len(t) for t in r.tables] == [22, 161, 15]
    assert [len(list(t)) for t in r.tables] == [22, 161, 15]
    assert len(r.requests.rows) == 23
    assert r.requests.columns[0] == "natural_person"
    assert r.requests.columns[-1] == "total"
    assert len(sample("qinglan").requests) == 175
    mixed = sample("lanting")
    assert (mixed.proactive.form, mixed.requests.form, mixed.form) == ("2021", "2019", "2019")
    assert r.requests.report is r
    assert r.requests.definition == xxgk.table_form("2019", "requests")
    assert [c.id for c in r.remedies][:2] == ["remedies.reconsideration.upheld", "remedies.reconsideration.corrected"]


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ("new_recieved", "total", "did you mean new_received?"),
        ("new_received", "totals", "did you mean total?"),
        ("zzz", "total", "it has new_received, carried_over"),
        ("other", "total", "did you mean other"),
    ],
)
def test_an_unknown_cell_is_a_key_error_that_helps(row: str, column: str, says: str) -> None:
    table = sample("qinglan").requests
    for call in (lambda: table[row, column], lambda: table.cell(row, column)):
        with pytest.raises(KeyError) as raised:
            call()
        assert says in str(raised.value)


@pytest.mark.parametrize(
    "id", ["", "requests", "requests.new_received", "nothing.x.y", "requests.total.total.total", "."]
)
def test_an_unknown_id_is_a_key_error(id: str) -> None:
    with pytest.raises(KeyError):
        sample("qinglan").cell(id)
    with pytest.raises((KeyError, TypeError)):
        sample("qinglan").requests[id]  # type: ignore[index]


def test_a_finding_names_its_cells() -> None:
    r = sample("shanyang")
    finding = next(f for f in r.findings if f.code == "identity.row_sum")
    assert finding.severity == "error"
    assert "requests.unavailable.not_held.total" in finding.cells
    assert finding.meaning.endswith(".")
    assert str(finding) == f"error: identity.row_sum: {finding.message}"
    named = r.cell("requests.unavailable.not_held.enterprise")
    assert finding in named.findings
    assert r.cell("requests.new_received.enterprise").findings == []


@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview])
def test_bytes_of_every_kind(wrap: Any) -> None:
    content = (SAMPLES / "hengqu-bureau-2022-gbk.txt").read_bytes()
    r = xxgk.parse(wrap(content))
    assert (r.source.encoding, r.year) == ("gb18030", 2022)


def test_a_memoryview_need_not_be_contiguous() -> None:
    content = TITLE.encode()
    assert xxgk.parse(memoryview(bytes(b for byte in content for b in (byte, 0)))[::2]).text == TITLE


def test_a_string_is_always_text(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pathlib.Path("report.txt").write_text(TITLE, "utf-8")
    assert xxgk.parse("report.txt").text == "report.txt"
    assert not xxgk.parse("report.txt").is_report
    assert xxgk.parse(pathlib.Path("report.txt")).year == 2022
    assert xxgk.parse(Bytes(pathlib.Path("report.txt"))).year == 2022


def test_any_input_gives_a_report() -> None:
    for source in ("", " ", "\0", "\ufeff", b"", b"\xff\xfe", b"\x80" * 99, "\ud800", "😀" * 9, bytes(range(256))):
        r = xxgk.parse(source)
        assert not r.is_report
        assert "not_a_report" in {f.code for f in r.findings}
        assert r.to_dict()["tables"] == dict.fromkeys(["proactive", "requests", "remedies", "statistics"])
        assert r._repr_html_()


def test_surrogates_do_no_harm() -> None:
    r = xxgk.parse(TITLE + "行政许可\t3\udc80\n\ud83d\ude00")
    assert r.text.endswith("行政许可\t3\ufffd\n😀")
    assert "text.damaged" in {f.code for f in r.findings}
    assert r.year == 2022


def test_only_what_cannot_be_read_is_a_parse_error(tmp_path: pathlib.Path) -> None:
    with pytest.raises(xxgk.ParseError, match=r"nowhere\.txt") as raised:
        xxgk.parse(tmp_path / "nowhere.txt")
    assert isinstance(raised.value.__cause__, FileNotFoundError)
    assert isinstance(raised.value, xxgk.Error)
    with pytest.raises(xxgk.ParseError):
        xxgk.parse(tmp_path)
    with pytest.raises(xxgk.ParseError):
        xxgk.parse(pathlib.Path("a\0b"))
    (tmp_path / "a.txt").write_text(TITLE, "utf-8")
    size = len(TITLE.encode())
    for source in (TITLE, TITLE.encode(), bytearray(TITLE.encode()), memoryview(TITLE.encode()), tmp_path / "a.txt"):
        with pytest.raises(xxgk.ParseError, match=f"larger than the limit of {size - 1} bytes"):
            xxgk.parse(source, limit=size - 1)
        assert xxgk.parse(source, limit=size).year == 2022


@pytest.mark.parametrize("source", [None, 1, [TITLE], {"a": 1}, object(), pathlib.Path])
def test_other_sources_are_a_type_error(source: Any) -> None:
    with pytest.raises(TypeError):
        xxgk.parse(source)


def test_a_file_object_is_told_what_to_do() -> None:
    with (SAMPLES / "qinglan-county-2021.txt").open("rb") as file, pytest.raises(TypeError, match="read"):
        xxgk.parse(file)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [{"form": "2020"}, {"form": ""}, {"year": -1}, {"year": 70000}, {"limit": -1}])
def test_wrong_options_are_a_value_error(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="is"):
        xxgk.parse(TITLE, **options)


def test_options() -> None:
    assert xxgk.parse("行政许可\t3\n行政处罚\t0\n", year=2020).year == 2020
    assert xxgk.parse(TITLE, form="2019").proactive.form == "2019"
    with pytest.raises(TypeError):
        xxgk.parse(TITLE, "2019")  # type: ignore[misc]


def test_json(report: xxgk.Report) -> None:
    assert json.loads(report.to_json()) == report.to_dict()
    assert "\n" not in report.to_json()
    assert "\\u" not in report.to_json()
    full = report.to_json(provenance=True, indent=2)
    assert full.startswith('{\n  "schema_version": 1')
    assert json.loads(full) == report.to_dict(provenance=True)
    assert "cells" not in report.to_dict()
    for cell in report.to_dict(provenance=True)["cells"]:
        if cell["span"]:
            start, end = cell["span"]
            assert report.text.encode()[start:end].decode() == cell["raw"]


def test_json_comes_back(report: xxgk.Report) -> None:
    full = report.to_json(provenance=True)
    assert xxgk.Report.from_json(full, text=report.text) == report
    assert xxgk.Report.from_json(full.encode(), text=report.text) == report
    bare = xxgk.Report.from_json(full)
    assert bare.tables == report.tables
    assert bare.text == ""
    assert all(c.span is None and c.raw is None for t in bare.tables for c in t)
    assert [c.byte_span for c in bare.requests] == [c.byte_span for c in report.requests]
    assert bare._repr_html_()
    compact = xxgk.Report.from_json(report.to_json())
    assert compact.to_dict() == report.to_dict()
    if report.requests.present:
        for other in ("x" + report.text, report.text + "x"):
            with pytest.raises(xxgk.SchemaError, match="not the text"):
                xxgk.Report.from_json(full, text=other)
    if report.statements:
        with pytest.raises(xxgk.SchemaError, match="not the text"):
            xxgk.Report.from_json(report.to_json(), text="something else")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema_version": 2}', b"\xff", "null"])
def test_what_is_no_report_is_a_schema_error(text: str | bytes) -> None:
    with pytest.raises(xxgk.SchemaError):
        xxgk.Report.from_json(text)


def test_pickles(report: xxgk.Report) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(report, protocol))
        assert back == report
        assert hash(back) == hash(report)
        assert back.text == report.text
        assert back.to_json(provenance=True) == report.to_json(provenance=True)
    parts: list[Any] = [report.issuer, report.issuer.region, report.period, report.contact, report.source]
    parts += [*report.sections, *report.findings, *report.tables, report.requests.cell("total", "total")]
    parts += [report.proactive.definition]
    back = pickle.loads(pickle.dumps(parts))
    assert back == parts
    assert [hash(part) for part in back] == [hash(part) for part in parts]
    assert [f.span for f in report.findings] == [f.span for f in pickle.loads(pickle.dumps(report.findings))]


def test_a_pickle_keeps_every_digit() -> None:
    r = xxgk.parse("行政强制\t0\n行政事业性收费\t1234567890123456.7890万元\n", form="2021")
    back = pickle.loads(pickle.dumps(r))
    assert back == r
    assert str(back.proactive["fees", "amount"]) == "1234567890123456.7890"


def test_copies_are_the_report_itself() -> None:
    r = sample("qinglan")
    assert copy.copy(r) is r
    assert copy.deepcopy(r) is r
    assert copy.deepcopy({"r": r.issuer})["r"] == r.issuer


def test_equality_and_hashes() -> None:
    r, again, other = sample("qinglan"), sample("qinglan"), sample("xihe")
    assert r == again
    assert len({r, again, other}) == 2
    assert r != other
    assert r != r.title
    assert r.requests == again.requests
    assert r.requests != other.requests
    assert r.requests != r.remedies
    assert len(set(r.requests)) == 175
    assert r.issuer == again.issuer
    assert r.cell("requests.total.total") == again.cell("requests.total.total")


def test_classes_are_frozen() -> None:
    r = sample("qinglan")
    for value in (r, r.requests, r.cell("requests.total.total"), r.issuer):
        with pytest.raises(AttributeError):
            value.year = 1  # type: ignore[union-attr]
    with pytest.raises(TypeError):
        xxgk.Report()
    assert xxgk.Report.__module__ == "xxgk"


def test_threads_read_the_same() -> None:
    paths = sorted(SAMPLES.glob("*-*")) * 8
    alone = [xxgk.parse(path) for path in paths]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert list(pool.map(xxgk.parse, paths)) == alone
        shared = alone[0]
        spans = list(pool.map(lambda _: [c.span for c in shared.requests], range(32)))
    assert all(span == spans[0] for span in spans)


def test_the_gil_is_released_while_reading() -> None:
    text = "全面推进政务公开工作，加强信息发布。\n" * 100_000
    ticks, seen = 0, []
    started, done = threading.Event(), threading.Event()

    def read() -> None:
        started.set()
        before = ticks
        xxgk.parse(text)
        seen.append(ticks - before)
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    started.wait()
    while not done.is_set():
        ticks += 1
    thread.join()
    assert seen[0] > 1000


def test_import_is_light() -> None:
    heavy = {"pandas", "polars", "numpy", "json", "decimal", "typing", "re"}
    script = f"import sys; before = set(sys.modules); import xxgk; print(sorted({heavy} & (set(sys.modules) - before)))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"


def test_the_module_says_what_it_exports() -> None:
    assert xxgk.__version__.count(".") == 2
    assert all(hasattr(xxgk, name) for name in xxgk.__all__)
    assert sorted(xxgk.__all__) == xxgk.__all__


PAGE = (
    "<html><body><h1>青岚县2022年政府信息公开工作年度报告</h1><table><tr><td>信息内容<td>本年处理决定数量"
    "<tr><td>行政许可<td>1<b>2</b><tr><td>行政处罚<td>0</table></body></html>"
)


def test_a_string_may_be_a_page() -> None:
    for source in (PAGE, PAGE.encode(), PAGE.encode("gb18030")):
        r = xxgk.parse(source)
        assert (r.year, r.source.format, r.proactive["licensing", "decisions"]) == (2022, "html", 12)
        cell = r.cell("proactive.licensing.decisions")
        assert cell.raw == "1<b>2"
        assert cell.span is not None
        assert r.text[slice(*cell.span)] == cell.raw


def test_the_caller_may_insist_on_a_format() -> None:
    assert xxgk.parse(PAGE, format="text").source.format == "text"
    assert xxgk.parse("一、总体情况", format="html").source.format == "html"
    with pytest.raises(ValueError, match="the formats are text, html"):
        xxgk.parse(PAGE, format="word")  # type: ignore[arg-type]
