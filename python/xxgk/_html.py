"""Reports as notebooks draw them: the statutory tables as the forms print them, merged headings included.

Labels come from the forms in Rust (`TableForm`); only the English of headings without figures stands here. The look
works in light and dark themes: text keeps the page's colour, lines and tints are see-through. No script, nothing is
fetched.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xxgk._core import Cell, Column, Finding, Report, Row, Table

_STYLE = """<style>
.xxgk{font-size:13px;line-height:1.35}
.xxgk h4{margin:.2em 0;font-size:1.1em}
.xxgk p{margin:.3em 0}
.xxgk .xxgk-scroll{overflow-x:auto}
.xxgk table{border-collapse:collapse;margin:.3em 0 1em;color:inherit;background:none;font-size:12px}
.xxgk caption{text-align:left;font-weight:600;padding:.3em 0;color:inherit;caption-side:top}
.xxgk table tr,.xxgk table tbody tr:nth-child(odd),.xxgk table tbody tr:hover{background:none}
.xxgk table th,.xxgk table td{border:1px solid rgba(128,128,128,.55);padding:2px 6px;color:inherit;background:none;
vertical-align:middle;max-width:none}
.xxgk table th{font-weight:500;text-align:center;background:rgba(128,128,128,.12);
white-space:normal;word-break:keep-all}
.xxgk table th.xxgk-row{text-align:left}
.xxgk table th small{display:block;font-weight:400;opacity:.65}
.xxgk table td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.xxgk table td.xxgk-blank,.xxgk table td.xxgk-not_applicable{opacity:.6}
.xxgk table td.xxgk-text{font-style:italic;text-align:left}
.xxgk table td.xxgk-missing{
background:repeating-linear-gradient(135deg,rgba(128,128,128,.28) 0 3px,transparent 3px 7px)}
.xxgk table td.xxgk-warning,.xxgk caption .xxgk-warning,.xxgk li .xxgk-warning{background:rgba(230,160,0,.32)}
.xxgk table td.xxgk-error,.xxgk caption .xxgk-error,.xxgk li .xxgk-error{background:rgba(220,50,50,.32)}
.xxgk table td.xxgk-warning,.xxgk table td.xxgk-error{outline:1px solid;outline-offset:-2px}
.xxgk ul{margin:.3em 0;padding-left:1.4em}
.xxgk .xxgk-note{opacity:.65}
</style>"""

_HEADINGS_EN = {
    "refused": "Refused",
    "unavailable": "Not available",
    "declined": "Not processed",
    "other": "Other handling",
    "outcomes": "Outcomes of this year",
    "flow": "In this column: first item + second item = third item + fourth item",
    "applicants": "Applicants",
    "organizations": "Legal persons and other organisations",
    "content": "Content",
    "reconsideration": "Administrative reconsideration",
    "litigation": "Administrative litigation",
}
_STATISTICS_EN = ("Indicator", "Unit", "Figure")
_GROUPS_EN = {
    "一、主动公开情况": "Disclosure on own initiative",
    "（二）通过不同渠道和方式公开政府信息的情况": "Disclosed, by channel",
    "二、回应解读情况": "Responses and interpretation",
    "（二）通过不同渠道和方式回应解读的情况": "Responses and interpretation, by channel",
    "三、依申请公开情况": "Disclosure on request",
    "八、机构建设和保障经费情况": "Bodies and budget",
    "九、政府信息公开会议和培训情况": "Meetings and training",
}
_UNITS_EN = {
    "条": "items",
    "件": "cases",
    "次": "times",
    "篇": "papers",
    "个": "places",
    "人": "people",
    "人次": "visits",
    "万元": "10,000 yuan",
}
_MARKS = {
    "blank": ("·", "the cell is there and empty"),
    "missing": ("?", "the source has no such cell"),
}
_MOST_FINDINGS = 50


class _Box(NamedTuple):
    """A cell of the drawn grid: its HTML tag and content, and how many columns and rows it spans."""

    tag: str
    body: str
    columns: int = 1
    rows: int = 1
    classes: str = ""
    title: str = ""

    def html(self) -> str:
        attributes = [("class", self.classes), ("title", self.title)]
        attributes += [("colspan", str(self.columns))] if self.columns > 1 else []
        attributes += [("rowspan", str(self.rows))] if self.rows > 1 else []
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes if value)
        return f"<{self.tag}{written}>{self.body}</{self.tag}>"


def report(report: Report) -> str:
    """Give `Report._repr_html_`: facts, tables, findings."""
    facts = [
        ("issuer", report.issuer.name),
        ("year", report.year),
        ("form", report.form),
        ("published", report.published),
        ("source", report.source.path),
    ]
    known = " · ".join(f"{name} {escape(str(fact))}" for name, fact in facts if fact is not None)
    tables = "".join(_scroll(table) for table in report.tables)
    body = f"<h4>{escape(report.title or 'untitled')}</h4><p>{known}</p>{tables}{_findings(report.findings)}"
    return f'<div class="xxgk">{_STYLE}{body}{_legend(report.tables)}</div>'


def table(table: Table) -> str:
    """Give `Table._repr_html_`: one table with the findings that name it."""
    own = [f for f in table.report.findings if any(id.split(".")[0] == table.id for id in f.cells)]
    return f'<div class="xxgk">{_STYLE}{_scroll(table)}{_findings(own)}{_legend([table])}</div>'


def _scroll(table: Table) -> str:
    return f'<div class="xxgk-scroll">{_table(table)}</div>'


def _table(table: Table) -> str:
    grid = {
        "proactive": _proactive,
        "requests": _requests,
        "remedies": _remedies,
        "statistics": _statistics,
    }[table.id]
    rows = "".join(f"<tr>{''.join(box.html() for box in row)}</tr>" for row in grid(table))
    return f"<table>{_caption(table)}<tbody>{rows}</tbody></table>"


def _caption(table: Table) -> str:
    definition = table.definition
    words = f"{escape(definition.title)} <small>{escape(definition.title_en)}, form {escape(table.form)}</small>"
    if table.presence == "missing":
        words += " <small>– not in the source</small>"
    elif table.presence == "image":
        words += " <small>– a picture in the source</small>"
    doubts = [f for f in table.report.findings if table.id in f.cells]
    severity, title = _doubt(doubts)
    if severity:
        words = f'<span class="xxgk-{severity}" title="{escape(title)}">{words}</span>'
    return f"<caption>{words}</caption>"


def _proactive(table: Table) -> Iterator[list[_Box]]:
    """Blocks of rows under an article, each with headings of its own, in a grid of one label and three columns."""
    wide = 4
    definition = table.definition
    content = _head(definition.headers[-1], _HEADINGS_EN["content"])
    above: tuple[str | None, list[str]] | None = None
    for row in definition.rows:
        spans = _shares(wide - 1, len(row.columns))
        block = (row.group, [column.key for column in row.columns])
        if block != above:
            if above is None or row.group != above[0]:
                yield [_head(row.group or "", f"Article {row.article}", columns=wide)]
            heads = [_head(c.label, c.label_en, columns=n) for c, n in zip(row.columns, spans, strict=True)]
            yield [content, *heads]
            above = block
        cells = [_figure(table, row, column, n) for column, n in zip(row.columns, spans, strict=True)]
        yield [_row(row), *cells]


def _shares(wide: int, parts: int) -> list[int]:
    """Columns of the grid for each part of a row; the last takes what is over."""
    return [1] * (parts - 1) + [wide - parts + 1]


def _requests(table: Table) -> Iterator[list[_Box]]:
    """Ten columns: three of labels, seven of figures; outcomes nest in groups."""
    definition = table.definition
    rows = definition.rows
    columns = rows[0].columns
    flow, applicants, organizations = definition.headers[:3]
    first, *kinds, last = columns
    yield [
        _head(flow, _HEADINGS_EN["flow"], columns=3, rows=3),
        _head(applicants, _HEADINGS_EN["applicants"], columns=len(columns)),
    ]
    yield [
        _head(first.label, first.label_en, rows=2),
        _head(organizations, _HEADINGS_EN["organizations"], columns=len(kinds)),
        _head(last.label, last.label_en, rows=2),
    ]
    yield [_head(column.label, column.label_en) for column in kinds]
    outcomes = [at for at, row in enumerate(rows) if row.group is not None]
    for at, row in enumerate(rows):
        group, dot, _ = row.key.partition(".")
        labels = []
        if outcomes and at == outcomes[0]:
            height = outcomes[-1] - outcomes[0] + 1
            labels.append(_head(row.group or "", _HEADINGS_EN["outcomes"], rows=height))
        if dot and (at == 0 or rows[at - 1].group != row.group):
            height = sum(other.group == row.group for other in rows)
            labels.append(_head(row.group or "", _HEADINGS_EN.get(group, ""), rows=height))
        labels.append(_row(row, columns=1 if dot else 2 if row.group else 3))
        yield [*labels, *(_figure(table, row, column) for column in row.columns)]


def _remedies(table: Table) -> Iterator[list[_Box]]:
    """Three blocks of five columns side by side, one row of figures."""
    first, *suits = table.definition.rows
    yield [
        _head(first.label, first.label_en, columns=len(first.columns)),
        _head(suits[0].group or "", _HEADINGS_EN["litigation"], columns=sum(len(row.columns) for row in suits)),
    ]
    yield [
        *(_head(column.label, column.label_en, rows=2) for column in first.columns),
        *(_head(row.label, row.label_en, columns=len(row.columns)) for row in suits),
    ]
    yield [_head(column.label, column.label_en) for row in suits for column in row.columns]
    yield [_figure(table, row, column) for row in (first, *suits) for column in row.columns]


def _statistics(table: Table) -> Iterator[list[_Box]]:
    """Label, unit and figure; a group has a row of its own."""
    definition = table.definition
    above = None
    yield [_head(label, english) for label, english in zip(definition.headers, _STATISTICS_EN, strict=True)]
    for row in definition.rows:
        if row.group is not None and row.group != above:
            yield [_head(row.group, _GROUPS_EN.get(row.group, ""), columns=3, classes="xxgk-row")]
        above = row.group
        (column,) = row.columns
        unit = column.unit or ""
        yield [_row(row), _head(unit, _UNITS_EN.get(unit, "")), _figure(table, row, column)]


def _head(label: str, english: str, columns: int = 1, rows: int = 1, classes: str = "") -> _Box:
    second = f"<small>{escape(english)}</small>" if english else ""
    return _Box("th", escape(label) + second, columns, rows, classes)


def _row(row: Row, columns: int = 1) -> _Box:
    return _head(row.label, row.label_en, columns=columns, classes="xxgk-row")


def _figure(table: Table, row: Row, column: Column, columns: int = 1) -> _Box:
    cell = table.cell(row.key, column.key)
    body, says = _printed(cell, column.kind)
    severity, doubt = _doubt(cell.findings)
    classes = f"xxgk-{cell.state}" + (f" xxgk-{severity}" if severity else "")
    title = "\n".join(part for part in (cell.id, says, doubt) if part)
    return _Box("td", escape(body), columns, 1, classes, title)


def _printed(cell: Cell, kind: str) -> tuple[str, str]:
    """Give what is drawn for a cell, and what is said of it."""
    if cell.state in _MARKS:
        return _MARKS[cell.state]
    if cell.state == "number":
        figure = _number(cell, kind)
        raw = (cell.raw or figure).strip()
        return figure, f"printed {raw}" if raw != figure else ""
    return (cell.raw or "/").strip(), cell.state.replace("_", " ")


def _number(cell: Cell, kind: str) -> str:
    """Write a figure: an amount with its unit, a change with its sign."""
    if cell.amount:
        return f"{cell.amount.value:f}{cell.amount.unit or ''}"
    return f"{cell.value:+}" if kind == "change" and cell.value else f"{cell.value}"


def _doubt(findings: Sequence[Finding]) -> tuple[str, str]:
    """Give the worst severity of some findings, and their messages."""
    doubts = [f for f in findings if f.severity != "info"]
    worst = "error" if any(f.severity == "error" for f in doubts) else "warning" if doubts else ""
    return worst, "\n".join(str(f) for f in doubts)


def _findings(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    shown = findings[:_MOST_FINDINGS]
    lines = "".join(
        f'<li title="{escape(f.hint)}"><span class="xxgk-{f.severity}">{f.severity}</span> '
        f"<code>{escape(f.code)}</code> {escape(f.message)}</li>"
        for f in shown
    )
    more = len(findings) - len(shown)
    return f"<p>Findings</p><ul>{lines}</ul>" + (f"<p>… and {more} more</p>" if more else "")


def _legend(tables: Iterable[Table]) -> str:
    states = {cell.state for table in tables for cell in table}
    notes = [f"{mark} {meaning}" for state, (mark, meaning) in _MARKS.items() if state in states]
    return f'<p class="xxgk-note">{escape("; ".join(notes))}</p>' if notes else ""
