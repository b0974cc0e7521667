import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal, final

import pandas as pd
import polars as pl
import pyarrow as pa

__all__ = [
    "Amount",
    "Cell",
    "Column",
    "Contact",
    "Error",
    "Finding",
    "Frame",
    "Inferred",
    "Issuer",
    "ParseError",
    "Period",
    "Region",
    "Report",
    "Reports",
    "Row",
    "SchemaError",
    "Section",
    "Source",
    "Statement",
    "Table",
    "TableForm",
    "_Input",
    "_Words",
    "__version__",
    "_across",
    "_import_frame",
    "_list",
    "_panel",
    "_read",
    "_read_lines",
    "_restore",
    "_restore_frame",
    "_restore_report",
    "_stream",
    "_write_workbook",
    "check",
    "dictionary",
    "parse",
    "run",
    "set_language",
    "table_form",
]

__version__: str

class Error(Exception):
    """Every error of xxgk. A damaged report is none: see `Report.findings`."""

class ParseError(Error):
    """The input was not read at all: its path cannot be read (the `OSError` is the `__cause__`), or it is over the limit."""

class SchemaError(Error):
    """The JSON is no report of the schema version that this release reads."""

@final
class Amount:
    r"""An amount of money: an exact decimal and the unit that the source gives.

    >>> r = xxgk.parse("行政强制\t0\n行政事业性收费\t1250.40万元\n", form="2021")
    >>> r.proactive.cell("fees", "amount").amount
    <Amount 1250.40万元>
    """

    @property
    def value(self) -> Decimal:
        """The number as printed, a `decimal.Decimal` in `unit`."""
    @property
    def unit(self) -> Literal["元", "千元", "万元", "亿元"] | None:
        """The unit of money as printed, such as 万元; `None` where the source gives none."""
    @property
    def yuan(self) -> Decimal | None:
        """The amount in yuan (元), a `decimal.Decimal`; `None` where the unit is not known."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Cell:
    r"""A cell of a statutory table: what is printed there, where, and how its place was told.

    >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
    >>> cell = r.cell("requests.new_received.total")
    >>> cell.state, cell.value, cell.unit, cell.raw
    ('number', 3, '件', '3')
    >>> start, end = cell.span
    >>> r.text[start:end] == cell.raw
    True
    >>> r.cell("requests.new_received.other").state
    'not_applicable'
    """

    @property
    def id(self) -> str:
        """`table.row.column`, as in `requests.refused.state_secret.total`; in `statistics` a row is a cell:
        `statistics.received.total`.
        """
    @property
    def table(self) -> Literal["proactive", "requests", "remedies", "statistics"]:
        """The id of its table: `proactive`, `requests`, `remedies` or `statistics`."""
    @property
    def row(self) -> str:
        """The id of its row, as in `refused.state_secret`."""
    @property
    def column(self) -> str:
        """The id of its column, as in `natural_person`."""
    @property
    def state(self) -> Literal["number", "blank", "not_applicable", "text", "missing"]:
        """`number`: a figure is printed there. `blank`: the cell is there and empty. `not_applicable`: it holds a
        placeholder such as / or 无. `text`: it holds something that is no figure. `missing`: the source has no such cell.
        """
    @property
    def value(self) -> int | Decimal | None:
        """The figure as printed: an `int` for a count or a change, a `decimal.Decimal` (in `unit`) for an amount; `None`
        unless `state` is `number`. It is never 0 for what is not printed.
        """
    @property
    def amount(self) -> Amount | None:
        """The amount of money with its unit and in yuan; `None` for a cell that counts, or that holds no figure."""
    @property
    def unit(self) -> str | None:
        """What a figure counts (件, 项, 个), or the unit of money that the source gives; `None` without a figure or unit."""
    @property
    def raw(self) -> str | None:
        """What the source prints in the cell, exactly; `None` for a cell without a place in `Report.text`."""
    @property
    def span(self) -> tuple[int, int] | None:
        """Where it is printed, as `(start, end)` in characters of `Report.text`, so that `report.text[start:end] == raw`."""
    @property
    def byte_span(self) -> tuple[int, int] | None:
        """The same in bytes of the text in UTF-8, as in JSON."""
    @property
    def placement(self) -> Literal["labelled", "positional", "resolved"] | None:
        """How the place of the figure was told: `labelled`, `positional` or `resolved` (by the identities of the table);
        `None` unless `state` is `number`.
        """
    @property
    def origin(self) -> Literal["text", "ocr"] | None:
        """What the figure was read from: `text` or `ocr`; `None` unless `state` is `number`."""
    @property
    def findings(self) -> list[Finding]:
        """Findings of severity `warning` or `error` that name this cell or its row."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Column:
    """A column of a row of a statutory table."""

    @property
    def key(self) -> str:
        """Its id, as in `natural_person`."""
    @property
    def label(self) -> str:
        """The label as printed."""
    @property
    def label_en(self) -> str:
        """The same in English."""
    @property
    def kind(self) -> Literal["count", "change", "amount"]:
        """What its cells hold: `count`, `change` (signed) or `amount` (of money)."""
    @property
    def unit(self) -> str | None:
        """The unit that the form gives, as in 件; `None` where it gives none."""

@final
class Contact:
    """How to reach the organ."""

    @property
    def address(self) -> str | None:
        """The postal address; `None` where it is not stated."""
    @property
    def postcode(self) -> str | None:
        """The postcode, six digits as a `str`; `None` where it is not stated."""
    @property
    def phone(self) -> str | None:
        """The telephone number; `None` where it is not stated."""
    @property
    def fax(self) -> str | None:
        """The fax number; `None` where it is not stated."""
    @property
    def email(self) -> str | None:
        """The e-mail address; `None` where it is not stated."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Finding:
    r"""Something noticed about a report: a stable code, how much it matters, the cells and the place concerned.

    >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t0\t4\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
    >>> [f.cells for f in r.findings if f.code == "identity.row_sum"][0][-1]
    'requests.new_received.total'
    """

    @property
    def code(self) -> str:
        """What it is about, as in `identity.flow`. Codes are added, never renamed."""
    @property
    def severity(self) -> Literal["error", "warning", "info"]:
        """`error`: the report contradicts itself, or could not be read. `warning`: a figure may be lost, misplaced or
        doubtful. `info`: worth knowing; nothing is wrong with the figures.
        """
    @property
    def message(self) -> str:
        """The same in words, with the figures concerned."""
    @property
    def message_zh(self) -> str:
        r"""The message in Chinese. A finding that was read back from JSON has none: then it is what its code means, with
        the English message in brackets.

        >>> r = xxgk.parse("行政许可\t3\n行政事业性收费\t12.5\n", form="2021", year=2022)
        >>> [f.message_zh for f in r.findings if f.code == "unit.unknown"]
        ['表二“行政事业性收费”的“本年收费金额（单位：万元）”为12.5，单元格和表头都没有印出单位']
        """
    @property
    def cells(self) -> list[str]:
        """Ids of the cells, rows or tables concerned, as in `requests.new_received.total`."""
    @property
    def span(self) -> tuple[int, int] | None:
        """Where in the source, as `(start, end)` in characters of `Report.text`; `None` where it has no such place."""
    @property
    def byte_span(self) -> tuple[int, int] | None:
        """The same in bytes of the text in UTF-8, as in JSON."""
    @property
    def meaning(self) -> str:
        """What the code means, in a sentence, in the language that `xxgk.set_language` chose."""
    @property
    def hint(self) -> str:
        """What to do about it, in a sentence, in that language."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Frame:
    """A table of a `Corpus`: tidy, one row a cell, a report, a statement or a finding.

    It speaks the Arrow PyCapsule interface, so that what reads Arrow takes it without a copy: `polars.DataFrame(frame)`,
    `pyarrow.table(frame)`, `duckdb.sql("select … from frame")`. What is not known is null, never 0; strings that come
    again and again are categorical.

    >>> c = xxgk.read("examples/reports", progress=False)
    >>> c.cells
    <Frame cells, 2434 rows x 17 columns>
    >>> c.cells.columns[:3]
    ['report_id', 'path', 'issuer']
    >>> c.cells.count("state")["number"] > 1900
    True
    """

    @property
    def name(self) -> str:
        """`cells`, `reports`, `statements` or `findings`; `dictionary`; a statutory table, for a panel of it."""
    @property
    def columns(self) -> list[str]:
        """The names of its columns, in order."""
    def count(self, *columns: str) -> dict[Any, int]:
        """How often each value of some columns occurs, as a `dict`; of several columns a value is a `tuple`. `KeyError` for a
        column that it does not have.

        >>> c = xxgk.read("examples/reports", progress=False)
        >>> c.reports.count("form")
        {'2019': 6, '2021': 6, '2014': 1}
        """
    def head(self, rows: int = 5) -> list[dict[str, Any]]:
        """The first rows, as a list of `dict`s."""
    def to_pandas(self) -> pd.DataFrame:
        """The table as a `pandas.DataFrame`: nullable types, categories, `datetime64` for days. `ImportError` without pandas
        and pyarrow.
        """
    def to_polars(self) -> pl.DataFrame:
        """The table as a `polars.DataFrame`, without a copy. `ImportError` without polars."""
    def to_arrow(self) -> pa.Table:
        """The table as a `pyarrow.Table`, without a copy. `ImportError` without pyarrow."""
    def write(self, path: str | os.PathLike[str], *, bom: bool = False) -> None:
        """Writes the table to a file. Its ending says how: `.parquet`, `.csv`, `.jsonl` (a row a line) or `.arrow` (IPC,
        Feather). `bom` begins a CSV with a byte order mark, by which Excel tells UTF-8.
        """
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __len__(self) -> int: ...

@final
class Inferred:
    r"""A figure that is not printed in its cell and follows from what is printed elsewhere: an identity, or the prose.

    It is no reported figure: no table holds it, and no check runs on it.

    >>> r = xxgk.parse("青岚县2022年政府信息公开工作年度报告\n一、总体情况\n全年收到政府信息公开申请42件。\n")
    >>> [(i.id, i.value, i.basis) for i in r.inferred]
    [('requests.new_received.total', 42, 'statement')]
    >>> print(r.requests["new_received", "total"])
    None
    """

    @property
    def id(self) -> str:
        """The id of the cell, as in `requests.new_received.total`."""
    @property
    def value(self) -> int | Decimal:
        """The figure in the unit of the cell: an `int` where it is whole, else a `decimal.Decimal`."""
    @property
    def basis(
        self,
    ) -> Literal["identity.row_sum", "identity.outcome_sum", "identity.flow", "identity.remedy_sum", "statement"]:
        """What it follows from (`from` in JSON): `identity.row_sum`, `identity.outcome_sum`, `identity.flow`,
        `identity.remedy_sum`, or `statement`.
        """
    @property
    def cells(self) -> list[str]:
        """Ids of the other operands of the identity; empty where a sentence states the figure."""
    @property
    def span(self) -> tuple[int, int] | None:
        """Where the sentence stands, as `(start, end)` in characters of `Report.text`; `None` for an identity."""
    @property
    def byte_span(self) -> tuple[int, int] | None:
        """The same in bytes of the text in UTF-8, as in JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Issuer:
    r"""Who published a report.

    >>> xxgk.parse("青岚县人民政府2021年政府信息公开工作年度报告\n").issuer.name
    '青岚县人民政府'
    """

    @property
    def name(self) -> str | None:
        """The name as the source gives it, in simplified script, without blanks; `None` where it names no organ."""
    @property
    def kind(self) -> Literal["government", "office", "department", "zone", "vertical", "other"] | None:
        """`government`, `office`, `department`, `zone`, `vertical` or `other`; `None` where it is not known."""
    @property
    def level(self) -> Literal["state", "province", "prefecture", "county", "township"] | None:
        """`state`, `province`, `prefecture`, `county` or `township`; `None` where it is not known."""
    @property
    def region(self) -> Region:
        """The administrative division that it belongs to."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Period:
    r"""The time that the figures of a report cover (统计期限).

    >>> xxgk.parse("本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。\n2021年政府信息公开工作年度报告\n").period.from_
    datetime.date(2021, 1, 1)
    """

    @property
    def from_(self) -> datetime.date | None:
        """The first day; `None` where it is not stated."""
    @property
    def to(self) -> datetime.date | None:
        """The last day; `None` where it is not stated."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Region:
    """The administrative division (行政区划) that an organ belongs to."""

    @property
    def code(self) -> str | None:
        """Its code of six digits (GB/T 2260), a `str`; `None` where it is not known."""
    @property
    def province(self) -> str | None:
        """The province, autonomous region or municipality; `None` where it is not known."""
    @property
    def city(self) -> str | None:
        """The prefecture; `None` where it is not known."""
    @property
    def county(self) -> str | None:
        """The county; `None` where it is not known."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Report:
    r"""The annual report of one organ for one year (政府信息公开工作年度报告), as the source prints it.

    From `xxgk.parse` or `Report.from_json`. It never changes. In a notebook it draws its tables, findings marked.

    >>> r = xxgk.parse("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n")
    >>> r.title, r.form, r.proactive["licensing", "decisions"], r.requests["total", "total"]
    ('青岚县2022年政府信息公开工作年度报告', '2021', 3, None)
    """

    @property
    def year(self) -> int | None:
        """The year that it reports on; `None` where the source names none."""
    @property
    def title(self) -> str | None:
        """The title without white space, in simplified script; `None` where there is none."""
    @property
    def issuer(self) -> Issuer:
        """Who published it."""
    @property
    def period(self) -> Period:
        """The time that its figures cover."""
    @property
    def published(self) -> datetime.date | None:
        """The day of publication, a `datetime.date`; `None` where the source gives none."""
    @property
    def contact(self) -> Contact:
        """How to reach the organ."""
    @property
    def script(self) -> Literal["simplified", "traditional"]:
        """`simplified` or `traditional`."""
    @property
    def form(self) -> Literal["2014", "2019", "2021"] | None:
        """The form, by its first report year: `2014`, `2019` or `2021`; `None` where it is not known."""
    @property
    def sections(self) -> list[Section]:
        """Its sections with their prose, in the order of the source."""
    @property
    def findings(self) -> list[Finding]:
        """What was noticed about it, in the order of the source."""
    @property
    def inferred(self) -> list[Inferred]:
        """What identities and its prose imply for cells without a figure; never a part of the tables."""
    @property
    def statements(self) -> list[Statement]:
        """Figures that its prose states."""
    @property
    def source(self) -> Source:
        """Where it was read from."""
    @property
    def text(self) -> str:
        """The decoded source text that every `span` points into; empty for a report loaded from JSON without its text."""
    @property
    def is_report(self) -> bool:
        """False where the input has no title, no section heading and no statutory table of an annual report."""
    @property
    def proactive(self) -> Table:
        """Table 2, 主动公开政府信息情况: 22 cells in form 2019, 10 in form 2021."""
    @property
    def requests(self) -> Table:
        r"""Table 3, 收到和处理政府信息公开申请情况: 23 rows x 7 columns in form 2019, 25 x 7 in form 2021.

        >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
        >>> r.requests["new_received", "total"], r.requests["new_received", "other"]
        (3, None)
        """
    @property
    def remedies(self) -> Table:
        """Table 4, 政府信息公开行政复议、行政诉讼情况: 3 rows x 5 columns, printed side by side."""
    @property
    def statistics(self) -> Table:
        """The table of the report years 2014 to 2018, 政府信息公开情况统计表: 58 rows, one figure each.

        >>> r = xxgk.parse(pathlib.Path("examples/reports/luohe-district-2016.txt"))
        >>> r.statistics["received.total"], r.cell("statistics.received.total").unit
        (19, '件')
        """
    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of its form, and those of other forms that the source has: `proactive`, `requests`, `remedies`; in form
        2014 `statistics`.
        """
    def cell(self, id: str) -> Cell:
        r"""A cell by its id, `table.row.column` or `statistics.row`; `KeyError` where the form of this report has no such cell.

        >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
        >>> r.cell("requests.new_received.total")
        <Cell requests.new_received.total 3>
        """
    def to_dict(self, provenance: bool = False, infer: bool = False) -> dict[str, Any]:
        r"""The report as nested `dict`s, as in JSON; with `provenance` also `cells`: the state, raw, span (in bytes) and
        placement of every cell; with `infer` also `inferred`, as the attribute of that name.

        >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
        >>> r.to_dict()["tables"]["requests"]["new_received"]["total"]
        3
        >>> len(r.to_dict(provenance=True)["cells"])
        200
        """
    def to_json(self, provenance: bool = False, indent: int | None = None, infer: bool = False) -> str:
        """The report as JSON text, one object; `xxgk schema` prints its schema. Spans count bytes of the text in UTF-8.

        With `provenance` also `cells`: the state, raw, span and placement of every cell; with `infer` also `inferred`: what
        identities and the prose imply for cells without a figure. `indent` is a number of blanks; without it all stands in
        one line. Chinese is not escaped.
        """
    @staticmethod
    def from_json(json: str | bytes, *, text: str | None = None) -> Report:
        r"""Reads back what `to_json` or the command wrote, from `str` or `bytes`.

        With provenance nothing is lost but the source text; give it as `text` to have `raw` and `span` again. Without
        provenance a cell that is no number is `missing`. `SchemaError` where the JSON is no report of this schema version,
        or where `text` is not the text that it was read from.

        >>> r = xxgk.parse("本年新收\t3\t0\t0\t0\t0\t/\t3\n上年结转\t0\t0\t0\t0\t0\t0\t0\n", year=2022)
        >>> xxgk.Report.from_json(r.to_json(provenance=True), text=r.text) == r
        True
        """
    def to_html(self) -> str:
        """One page of HTML that needs no network, as `xxgk view` writes it: tables and findings on one side, the source on
        the other; a cell that is chosen shows its place.
        """
    def _repr_html_(self) -> str: ...
    def __copy__(self) -> Report: ...
    def __deepcopy__(self, _memo: object) -> Report: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reports:
    """Reports one after the other, in the order of the inputs; see `xxgk.stream`."""

    def __iter__(self) -> Reports: ...
    def __next__(self) -> Report: ...

@final
class Row:
    """A row of a statutory table."""

    @property
    def key(self) -> str:
        """Its id; a dot nests, as in `refused.state_secret`."""
    @property
    def label(self) -> str:
        """The label as printed, with its number."""
    @property
    def label_en(self) -> str:
        """The same in English."""
    @property
    def group(self) -> str | None:
        """The heading printed above or before it; `None` where there is none."""
    @property
    def article(self) -> str:
        """The article of the 政府信息公开条例 that names it; empty where the form alone does."""
    @property
    def columns(self) -> list[Column]:
        """Its columns in printed order; in table `proactive` each row has its own."""

@final
class Section:
    """A section of a report, with its prose."""

    @property
    def kind(self) -> Literal["preamble", "overview", "proactive", "requests", "remedies", "problems", "other"]:
        """`preamble`, `overview`, `proactive`, `requests`, `remedies`, `problems` or `other`."""
    @property
    def heading(self) -> str | None:
        """The heading as printed, in simplified script; `None` for the preamble."""
    @property
    def text(self) -> str:
        """Its prose in simplified script, without tables and page furniture, lines joined with a line break."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Source:
    """Where a report was read from."""

    @property
    def path(self) -> str | None:
        """The path as given; `None` for text and bytes."""
    @property
    def format(self) -> Literal["text", "html", "mhtml", "docx", "xlsx", "xls", "ods", "pdf", "image"]:
        """The file format, as in `text`."""
    @property
    def encoding(self) -> str:
        """The encoding that it was decoded from, as in `utf-8`, `gb18030`."""
    @property
    def bytes(self) -> int:
        """Its size in bytes as it was given; a `str` counts in UTF-8."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Statement:
    """A figure that the prose states, as in 全年共收到政府信息公开申请42件."""

    @property
    def measure(self) -> str:
        """What is measured, as in `requests.new_received`."""
    @property
    def value(self) -> int | Decimal:
        """How many, in `unit`: an `int` where it is whole, else a `decimal.Decimal`."""
    @property
    def unit(self) -> str | None:
        """The counter or unit as printed (件, 条, 万元); `None` where a negation states 0."""
    @property
    def precision(self) -> Literal["exact", "at_least", "about", "under"]:
        """How exact: `exact`, `at_least`, `about` or `under`."""
    @property
    def scope(self) -> str | None:
        """The sub-unit or sub-period that the sentence restricts the figure to; `None` where it does not."""
    @property
    def quote(self) -> str:
        """The words that state it."""
    @property
    def span(self) -> tuple[int, int] | None:
        """Where they stand, as `(start, end)` in characters of `Report.text`."""
    @property
    def byte_span(self) -> tuple[int, int]:
        """The same in bytes of the text in UTF-8, as in JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Table:
    r"""A statutory table of one report, always full size: what the source lacks is there with state `missing`.

    `table[row, column]` gives a figure or `None` (`table[row]` where the row has one column), `table.cell(row, column)` the cell with its state and place; iterating
    gives every cell in printed order.

    >>> r = xxgk.parse("行政许可\t3\n行政处罚\t/\n", form="2021", year=2022)
    >>> r.proactive
    <Table proactive of form 2021, 1 of 10 cells are numbers>
    >>> r.proactive["licensing", "decisions"], r.proactive["penalties", "decisions"]
    (3, None)
    >>> sum(cell.state == "missing" for cell in r.proactive)
    8
    """

    @property
    def id(self) -> Literal["proactive", "requests", "remedies", "statistics"]:
        """`proactive`, `requests`, `remedies` or `statistics`."""
    @property
    def title(self) -> str:
        """The heading that the form prints above it, without its number."""
    @property
    def report(self) -> Report:
        """The report that it belongs to."""
    @property
    def form(self) -> Literal["2014", "2019", "2021"]:
        """The form that this table follows: `2014`, `2019` or `2021`. Tables of one report may differ."""
    @property
    def definition(self) -> TableForm:
        """Its form as data: labels in Chinese and English, columns, units."""
    @property
    def present(self) -> bool:
        """True where the source has it."""
    @property
    def presence(self) -> Literal["found", "missing", "image"]:
        """`found`, `missing`, or `image` where a picture stands in its place."""
    @property
    def span(self) -> tuple[int, int] | None:
        """From its first to its last cell, as `(start, end)` in characters of `Report.text`; the picture in its place;
        `None` where the source does not have it.
        """
    @property
    def byte_span(self) -> tuple[int, int] | None:
        """The same in bytes of the text in UTF-8."""
    @property
    def rows(self) -> list[str]:
        """Ids of its rows in printed order."""
    @property
    def columns(self) -> list[str]:
        """Ids of its columns in printed order; in `proactive` a row has only some of them."""
    def cell(self, row: str, column: str) -> Cell:
        r"""A cell by the ids of its row and column; `KeyError` where the form has no such cell.

        >>> r = xxgk.parse("行政许可\t3\n行政处罚\t/\n", form="2021", year=2022)
        >>> r.proactive.cell("penalties", "decisions")
        <Cell proactive.penalties.decisions not_applicable>
        """
    def __getitem__(self, key: tuple[str, str] | str, /) -> int | Decimal | None: ...
    def __iter__(self) -> Iterator[Cell]: ...
    def __len__(self) -> int: ...
    def to_pandas(self, labels: Literal["id", "zh", "en"] = "id") -> pd.DataFrame:
        """The table as printed, a `pandas.DataFrame` of rows x columns, totals included.

        Counts are nullable integers (`Int64`), amounts `Float64` in the unit that the column `amount_unit` beside them
        gives. What is not printed is `<NA>`, never 0: also where a row of `proactive` has no such column, and in every cell
        of a table that the source does not have. `labels` chooses the names of rows and columns: `"id"`, `"zh"` as printed,
        `"en"`; anything else is a `ValueError`. `ImportError` without pandas.
        """
    def to_polars(self, labels: Literal["id", "zh", "en"] = "id") -> pl.DataFrame:
        """The same as a `polars.DataFrame`, with the names of the rows in the column `row`. `ImportError` without polars."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TableForm:
    """A statutory table in one form, as the notice that prescribes it prints it.

    >>> form = xxgk.table_form("2021", "requests")
    >>> form.title, len(form.rows), form.notice
    ('收到和处理政府信息公开申请情况', 25, '国办公开办函〔2021〕30号')
    """

    @property
    def table(self) -> Literal["proactive", "requests", "remedies", "statistics"]:
        """The id of the table: `proactive`, `requests`, `remedies` or `statistics`."""
    @property
    def form(self) -> Literal["2014", "2019", "2021"]:
        """The form, by its first report year: `2014`, `2019` or `2021`."""
    @property
    def title(self) -> str:
        """The heading of the table, without its number."""
    @property
    def title_en(self) -> str:
        """The same in English."""
    @property
    def notice(self) -> str:
        """The number of the notice that prescribes the form."""
    @property
    def rows(self) -> list[Row]:
        """Rows that hold figures, in printed order."""
    @property
    def headers(self) -> list[str]:
        """Headings without figures of their own."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def check(reports: Sequence[Report], ignore: Sequence[str]) -> list[tuple[Report, Report | None, Finding]]:
    """Checks several reports; `xxgk.check` names the parts of what comes out."""

def dictionary() -> Frame:
    """The data dictionary: each column of the tidy tables and each cell of the forms, with its Chinese label, form, unit,
    meaning and source.

    >>> d = xxgk.dictionary()
    >>> [row["label"] for row in d.head(400) if row["id"] == "requests.new_received.total"][0]
    '一、本年新收政府信息公开申请数量 / 总计'
    """

def parse(
    source: str | bytes | bytearray | memoryview | os.PathLike[str] | os.PathLike[bytes],
    *,
    form: Literal["2014", "2019", "2021"] | None = None,
    year: int | None = None,
    format: Literal["text", "html", "mhtml", "docx", "xlsx", "xls", "ods", "pdf", "image"] | None = None,
    limit: int | None = None,
    ignore: Sequence[str] = ...,
) -> Report:
    r"""Reads an annual report.

    `source` is one of

    - `str`: the text of a report, or a web page. A string is never a path: wrap a path in `pathlib.Path`.
    - `bytes`, `bytearray`, `memoryview`: a file's content: text or a web page in UTF-8, UTF-16 or GB18030, a Word
      document, a spreadsheet, a PDF.
    - `os.PathLike`, as in `pathlib.Path("report.txt")`: a file to read.

    `form` (`"2014"`, `"2019"` or `"2021"`) reads every table by that form, whatever its labels say. `year` is the report year,
    whatever the source says. `format` (`"text"`, `"html"`, `"mhtml"`, `"docx"`, `"xlsx"`, `"xls"`, `"ods"`, `"pdf"`) is what the input is
    read as, whatever its content shows. `limit` is the largest input in bytes, 64 MiB unless told otherwise. `ignore` holds
    codes of findings to leave out, as in `["publication.late"]`.

    With `pip install "xxgk[pdf]"` PDF files are read by pdfium, with `pip install "xxgk[ocr]"` scans and pictures (PNG, JPEG) too.

    Damaged input is no error: what is not in the source is `None` or missing, and `Report.findings` says why.
    `ParseError` is raised for a path that cannot be read and for input over the limit, and for nothing else;
    `TypeError` and `ValueError` for arguments that are none of the above.

    The GIL is released while a report is read, so threads read in parallel.

    >>> r = xxgk.parse("青岚县2022年政府信息公开工作年度报告\n行政许可\t3\n行政处罚\t0\n")
    >>> r.year, r.proactive["licensing", "decisions"], r.proactive["coercion", "decisions"]
    (2022, 3, None)
    >>> xxgk.parse(pathlib.Path("nowhere.txt"))
    Traceback (most recent call last):
    xxgk.ParseError: nowhere.txt: No such file or directory (os error 2)
    """

def run(args: Sequence[str]) -> int:
    """Runs the `xxgk` command.

    `args` are the arguments with the program's name first, as in `sys.argv`. Returns the exit status: 0 all parsed,
    1 at least one input was unreadable or no report, 2 wrong usage.
    """

def table_form(
    form: Literal["2014", "2019", "2021"], table: Literal["proactive", "requests", "remedies", "statistics"]
) -> TableForm:
    """The form of a table as data: labels in Chinese and English, columns, units.

    `form` is `"2019"` or `"2021"` and `table` is `"proactive"`, `"requests"` or `"remedies"`, or they are `"2014"` and
    `"statistics"`; anything else is a `ValueError`.

    >>> [column.label for column in xxgk.table_form("2019", "requests").rows[0].columns][:2]
    ['自然人', '商业企业']
    """

def _across(reports: Frame, cells: Frame) -> Frame:
    """What reports of one organ say against each other."""

def _import_frame(name: str, table: object) -> Frame:
    """A tidy table from whatever speaks the Arrow PyCapsule interface."""

@final
class _Input:
    """An input that a path names: a file, or a file in an archive."""

@final
class _Words:
    """A document as words with boxes."""

    def __new__(
        cls, format: str, size: int, pages: list[tuple[float, float, bool, list[str], bytes, bytes]]
    ) -> _Words: ...

def _list(paths: list[str]) -> tuple[list[_Input], list[str]]:
    """The inputs that paths name: folders are walked, archives opened. With complaints, a line each."""

def _panel(table: str, reports: Frame, cells: Frame, copies: bool) -> Frame:
    """A statutory table wide: one row a report, one column a cell."""

def _read(
    inputs: Iterator[_Input | tuple[str, bytes]],
    jobs: int | None,
    form: str | None,
    year: int | None,
    format: str | None,
    limit: int | None,
    timeout: float | None,
    tick: Callable[[int], object],
) -> tuple[list[Frame], bool]:
    """Reads inputs into the four tidy tables. `tick` is told from time to time how many reports are done. The last of the
    results says whether it was interrupted: then the tables hold the reports before.
    """

def _read_lines(path: str | os.PathLike[str]) -> list[Frame]:
    """Tidy tables of reports that were written as JSON, a report a line; with provenance nothing is lost."""

def _restore_frame(name: str, state: object) -> Frame:
    """Brings a pickled table back."""

def _stream(
    inputs: Iterator[_Input | tuple[str, bytes]],
    jobs: int | None,
    form: str | None,
    year: int | None,
    format: str | None,
    limit: int | None,
    timeout: float | None,
) -> Reports:
    """Reads inputs into reports, one after the other."""

def _write_workbook(path: str, sheets: list[tuple[str, Frame]], english: bool) -> None:
    """Writes tables as sheets of an Excel workbook."""

def set_language(language: Literal["zh", "en"]) -> None:
    r"""Chooses the language of findings, for the whole process: `"zh"` or `"en"` (as it is unless told otherwise).

    It is that of `str(finding)`, `Finding.meaning`, `Finding.hint`, and of what a notebook draws of a report. Ids, codes and
    `Finding.message` stay as they are; the message in Chinese is `Finding.message_zh`.

    >>> r = xxgk.parse("行政许可\t3\n行政事业性收费\t12.5\n", form="2021", year=2022)
    >>> xxgk.set_language("zh")
    >>> [f.meaning for f in r.findings if f.code == "unit.unknown"]
    ['金额没有印出单位。']
    >>> xxgk.set_language("en")
    """

def _restore(kind: str, state: str) -> Any:
    """Brings a pickled value back."""

def _restore_report(state: str, text: str) -> Report:
    """Brings a pickled report back."""
