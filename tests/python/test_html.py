"""What a notebook draws: well formed, a full grid, nothing unescaped, every state and doubt to be seen."""

from __future__ import annotations

import pickle
import re
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

import xxgk
from conftest import sample

SHAPES = {
    ("proactive", "2019"): (18, 4),
    ("proactive", "2021"): (14, 4),
    ("requests", "2019"): (26, 10),
    ("requests", "2021"): (28, 10),
    ("remedies", "2019"): (4, 15),
    ("remedies", "2021"): (4, 15),
    ("statistics", "2014"): (66, 3),
}


class Box(NamedTuple):
    tag: str
    columns: int
    rows: int
    classes: str
    title: str
    text: list[str]


class Page(HTMLParser):
    """Tables as rows of boxes; fails on tags that do not balance."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.tables: list[list[list[Box]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        known = {name: value or "" for name, value in attrs}
        self.attributes |= known.keys()
        assert len(known) == len(attrs)
        self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            spans = (int(known.get("colspan", 1)), int(known.get("rowspan", 1)))
            self.tables[-1][-1].append(Box(tag, *spans, known.get("class", ""), known.get("title", ""), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1].text.append(data)


def grid(rows: list[list[Box]]) -> list[list[Box]]:
    """Lay the boxes out as a browser does; fails where they leave a gap or lie on each other."""
    taken: dict[tuple[int, int], Box] = {}
    for y, row in enumerate(rows):
        x = 0
        for box in row:
            while (y, x) in taken:
                x += 1
            for dy in range(box.rows):
                for dx in range(box.columns):
                    assert (y + dy, x + dx) not in taken
                    taken[y + dy, x + dx] = box
    height, width = max(y for y, _ in taken) + 1, max(x for _, x in taken) + 1
    assert height == len(rows)
    assert len(taken) == height * width
    return [[taken[y, x] for x in range(width)] for y in range(height)]


def test_every_table_tiles_a_full_rectangle(report: xxgk.Report) -> None:
    page = Page(report._repr_html_())
    assert len(page.tables) == len(report.tables)
    for rows, table in zip(page.tables, report.tables, strict=True):
        laid = grid(rows)
        assert (len(laid), len(laid[0])) == SHAPES[table.id, table.form]
        figures = [box for row in rows for box in row if box.tag == "td"]
        assert [box.title.split("\n")[0] for box in figures] == [cell.id for cell in table]
        for box, cell in zip(figures, table, strict=True):
            assert f"xxgk-{cell.state}" in box.classes.split()
            if cell.state == "number" and cell.amount is None:
                assert int(box.text[0]) == cell.value


def test_the_tables_stand_alone_too(report: xxgk.Report) -> None:
    for table in report.tables:
        assert len(Page(table._repr_html_()).tables) == 1


def test_headings_are_merged_as_printed() -> None:
    page = Page(sample("qinglan")._repr_html_())
    laid = grid(page.tables[1])
    words = [[box.text[0] for box in row] for row in laid]
    assert "勾稽关系" in words[0][0]
    assert words[0][3:] == ["申请人情况"] * 7
    assert words[1][3:] == ["自然人", *["法人或其他组织"] * 5, "总计"]
    assert words[2][3:] == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    boxes = {box.text[0]: (box.columns, box.rows) for row in page.tables[1] for box in row if box.tag == "th"}
    assert boxes["三、本年度办理结果"] == (1, 22)
    assert boxes["（三）不予公开"] == (1, 8)
    assert boxes["（四）无法提供"] == (1, 3)
    assert boxes["（五）不予处理"] == (1, 5)
    assert boxes["（六）其他处理"] == (1, 3)
    assert boxes["（七）总计"] == (2, 1)
    assert boxes["一、本年新收政府信息公开申请数量"] == (3, 1)
    old = Page(sample("yunxi")._repr_html_())
    boxes = {box.text[0]: (box.columns, box.rows) for row in old.tables[1] for box in row if box.tag == "th"}
    assert boxes["三、本年度办理结果"] == (1, 20)
    assert boxes["（六）其他处理"] == (2, 1)
    remedies = [[box.text[0] for box in row] for row in grid(page.tables[2])]
    assert remedies[0] == ["行政复议"] * 5 + ["行政诉讼"] * 10
    assert remedies[1][5:] == ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5
    assert remedies[2][:5] == remedies[2][5:10] == remedies[2][10:]
    proactive = [box for row in page.tables[0] for box in row if box.tag == "th" and box.columns == 4]
    assert [box.text[0] for box in proactive] == [f"第二十条第（{n}）项" for n in "一五六八"]


def test_every_heading_has_its_english(report: xxgk.Report) -> None:
    for table in Page(report._repr_html_()).tables:
        assert all(len(box.text) == 2 and box.text[1].isascii() for row in table for box in row if box.tag == "th")


def test_states_can_be_told_apart() -> None:
    cells = {"blank": "", "not_applicable": "—", "number": "3", "text": "见附件", "missing": None}
    rows = ["行政许可", "行政处罚", "行政强制"]
    seen = {}
    for state, printed in cells.items():
        if printed is None:
            continue
        lines = [f"{row}\t{printed if row == '行政许可' else '0'}\n" for row in rows]
        table = xxgk.parse("".join(lines), form="2021", year=2022).proactive
        box = next(b for row in Page(table._repr_html_()).tables[0] for b in row if "licensing" in b.title)
        assert table.cell("licensing", "decisions").state == state
        seen[state] = (box.text[0], box.classes.split()[0])
    assert seen["blank"][0] == "·"
    assert seen["not_applicable"][0] == "—"
    assert seen["text"][0] == "见附件"
    assert len(set(seen.values())) == len(seen)
    missing = Page(sample("lost-tables")._repr_html_())
    assert {box.text[0] for table in missing.tables for row in table for box in row if box.tag == "td"} == {"?"}


def test_doubtful_cells_are_tinted_and_say_why() -> None:
    r = sample("shanyang")
    for rows, table in zip(Page(r._repr_html_()).tables, r.tables, strict=True):
        figures = [box for row in rows for box in row if box.tag == "td"]
        for box, cell in zip(figures, table, strict=True):
            assert ("xxgk-error" in box.classes) == any(f.severity == "error" for f in cell.findings)
            assert all(f.message in box.title for f in cell.findings)
    assert len([c for t in r.tables for c in t if c.findings]) > 20


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "\"'><img src=x onerror=y>", "&lt;b&gt;"])
def test_everything_is_escaped(evil: str) -> None:
    text = f"{evil}县2022年政府信息公开工作年度报告\n行政许可\t{evil}\n行政处罚\t{evil}3\n行政强制\t0\n"
    report = xxgk.parse(text, form="2021")
    pages = [report._repr_html_(), report.proactive._repr_html_()]
    for page in pages:
        parsed = Page(page)
        assert not parsed.tags & {"script", "img", "b"}
        assert not {name for name in parsed.attributes if name.startswith("on")}


def test_nothing_is_fetched_and_nothing_runs(report: xxgk.Report) -> None:
    page = report._repr_html_()
    assert not Page(page).tags & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"https?:|url\(|@import", page)
    # colours of the page itself, light or dark
    assert not re.search(r"color:\s*(#|black|white)", page)


def test_a_notebook_draws_in_the_language_that_was_chosen() -> None:
    report = sample("shanyang")
    english = report._repr_html_()
    xxgk.set_language("zh")
    try:
        chinese, table = report._repr_html_(), report.requests._repr_html_()
    finally:
        xxgk.set_language("en")
    for finding in report.findings:
        assert (escape(finding.message) in english, escape(finding.message) in chinese) == (True, False)
        assert escape(finding.message_zh) in chinese
    assert "<p>Findings</p>" in english
    assert "<p>发现</p>" in chinese
    assert "<p>发现</p>" in table
    assert all(f.message in report.to_html() and f.message_zh in report.to_html() for f in report.findings)


def test_both_languages_outlive_a_pickle() -> None:
    report = sample("shanyang")
    (back, *findings) = pickle.loads(pickle.dumps([report, *report.findings]))
    messages = [f.message_zh for f in report.findings]
    assert [f.message_zh for f in back.findings] == [f.message_zh for f in findings] == messages
