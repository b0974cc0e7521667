"""What notebooks draw of many reports. A single report is drawn in Rust, where its page is made too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Literal

from xxgk._core import table_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xxgk._core import Frame
    from xxgk._corpus import Corpus

_STYLE = """<style>
.xxgk-corpus{font-size:13px;line-height:1.4}
.xxgk-corpus .xxgk-side{display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start}
.xxgk-corpus table{border-collapse:collapse;color:inherit;background:none;font-size:12px;margin:.3em 0}
.xxgk-corpus caption{text-align:left;font-weight:600;color:inherit;caption-side:top}
.xxgk-corpus table tr,.xxgk-corpus table tr:nth-child(odd){background:none}
.xxgk-corpus table th,.xxgk-corpus table td{border:1px solid rgba(128,128,128,.45);padding:1px 6px;text-align:right;
color:inherit;font-variant-numeric:tabular-nums}
.xxgk-corpus table th{font-weight:500;text-align:left;background:rgba(128,128,128,.12)}
.xxgk-corpus .xxgk-heat td{min-width:3.2em}
.xxgk-corpus th small{display:block;font-weight:400;opacity:.65}
.xxgk-corpus .xxgk-error{background:rgba(220,50,50,.32)}
.xxgk-corpus .xxgk-warning{background:rgba(230,160,0,.32)}
</style>"""
_MOST_CODES = 30


def corpus(corpus: Corpus) -> str:
    """Give `Corpus._repr_html_`: years by form, findings by code, coverage by cell."""
    body = [f"<p>{escape(repr(corpus)[1:-1])}</p>", '<div class="xxgk-side">', _years(corpus.reports)]
    body += [_codes(corpus.findings), "</div>", '<div class="xxgk-side">']
    tables: tuple[Literal["proactive", "requests", "remedies"], ...] = ("proactive", "requests", "remedies")
    body += [_coverage(corpus.cells, table) for table in tables]
    return f'<div class="xxgk-corpus">{_STYLE}{"".join(body)}</div></div>'


def frame(frame: Frame) -> str:
    """Give `Frame._repr_html_`: its first rows."""
    rows = [[_word(value) for value in row.values()] for row in frame.head()]
    more = f"<p>{escape(repr(frame)[1:-1])}</p>"
    return f'<div class="xxgk-corpus">{_STYLE}{_table("", frame.columns, rows, heads=0)}{more}</div>'


def _years(reports: Frame) -> str:
    counts = reports.count("year", "form")
    forms = sorted({form for _, form in counts}, key=str)
    years = sorted({year for year, _ in counts}, key=lambda year: (year is None, year))
    rows = [[_word(year), *(str(counts.get((year, form), "")) for form in forms)] for year in years]
    return _table("报告 Reports by year and form", ["", *map(_word, forms)], rows)


def _codes(findings: Frame) -> str:
    counts = sorted(findings.count("code", "severity").items(), key=lambda item: -item[1])
    rows = [[code, f"{severity}\t{severity}", str(number)] for (code, severity), number in counts[:_MOST_CODES]]
    return _table("发现 Findings by code", ["", "", ""], rows) if rows else ""


def _coverage(cells: Frame, table: Literal["proactive", "requests", "remedies"]) -> str:
    """How many of the reports have a figure in each cell, in percent."""
    counts = cells.count("table", "row", "column", "state")
    all_of: dict[tuple[str, str], int] = {}
    figures: dict[tuple[str, str], int] = {}
    for (of, row, column, state), number in counts.items():
        if of == table:
            all_of[row, column] = all_of.get((row, column), 0) + number
            figures[row, column] = figures.get((row, column), 0) + (number if state == "number" else 0)
    if not all_of:
        return ""
    forms: tuple[Literal["2019"], Literal["2021"]] = ("2019", "2021")
    rows_of = [row for form in forms for row in table_form(form, table).rows]
    labels = {row.key: row.label.partition("（区分")[0] for row in rows_of}
    heads: dict[str, str] = {}
    for column in (column for row in rows_of for column in row.columns):
        known = heads.setdefault(column.key, column.label)
        if column.label not in known:
            heads[column.key] = f"{known} / {column.label}"
    names = list(dict.fromkeys(column for _, column in all_of))
    rows = []
    for row in dict.fromkeys(row for row, _ in all_of):
        shares = [figures[row, name] / all_of[row, name] if (row, name) in all_of else None for name in names]
        words = ["" if share is None else f"{share:.0%}\theat {share:.2f}" for share in shares]
        rows.append([f"{row}\t{labels.get(row, '')}", *words])
    columns = ["", *(f"{name}\t{heads.get(name, '')}" for name in names)]
    return _table(f"{table}: 有数的报告 reports with a figure", columns, rows, classes="xxgk-heat")


def _table(
    caption: str, names: Sequence[str], rows: Iterable[Sequence[str]], *, heads: int = 1, classes: str = ""
) -> str:
    """A table; what stands behind a tab is the label of a head, and the look of a cell."""
    head = "".join(f"<th scope=col>{_head(name)}</th>" for name in names) if any(names) else ""
    body = []
    for row in rows:
        cells = [f"<th scope=row>{_head(word)}</th>" for word in row[:heads]]
        for cell in row[heads:]:
            word, _, look = cell.partition("\t")
            cells.append(f"<td{_look(look)}>{escape(word)}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f'<table class="{classes}">{title}<thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'


def _head(words: str) -> str:
    name, _, label = words.partition("\t")
    return escape(name) + (f"<small>{escape(label)}</small>" if label else "")


def _look(look: str) -> str:
    kind, _, share = look.partition(" ")
    if kind == "heat":
        return f' style="background:rgba(60,140,220,{float(share) * 0.5:.2f})"'
    return f' class="xxgk-{kind}"' if kind in ("error", "warning") else ""


def _word(value: Any) -> str:
    return "–" if value is None else str(value)
