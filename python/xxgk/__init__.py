"""Reads Chinese government disclosure annual reports (政府信息公开工作年度报告) as they are really found.

>>> import pathlib, xxgk
>>> r = xxgk.parse(pathlib.Path("examples/reports/qinglan-county-2021.txt"))
>>> r.year, r.issuer.name, r.form
(2021, '青岚县人民政府', '2021')
>>> r.requests["new_received", "total"]
73
>>> cell = r.cell("requests.new_received.total")
>>> start, end = cell.span
>>> cell.state, r.text[start:end] == cell.raw
('number', True)

`parse` takes the text of a report (a `str` is always text), the `bytes` of a file, or a path (`pathlib.Path`).
It never fails on damaged input: what is not printed is `None` or missing, never 0, and `Report.findings` says why.
`read` takes files, folders and archives into a `Corpus` of tidy tables, for pandas, polars, duckdb and pyarrow;
`load` brings written ones back, and `dictionary` says what every column and cell means.
`Table.to_pandas()` gives a statutory table as a `DataFrame` with nullable integers; a notebook draws a report's tables.
"""

from xxgk._check import Checked, check
from xxgk._core import (
    Amount,
    Cell,
    Column,
    Contact,
    Error,
    Finding,
    Frame,
    Inferred,
    Issuer,
    ParseError,
    Period,
    Region,
    Report,
    Reports,
    Row,
    SchemaError,
    Section,
    Source,
    Statement,
    Table,
    TableForm,
    __version__,
    dictionary,
    parse,
    table_form,
)
from xxgk._corpus import Corpus, load, read, stream

__all__ = [
    "Amount",
    "Cell",
    "Checked",
    "Column",
    "Contact",
    "Corpus",
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
    "__version__",
    "check",
    "dictionary",
    "load",
    "parse",
    "read",
    "stream",
    "table_form",
]
