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
    Inferred,
    Issuer,
    ParseError,
    Period,
    Region,
    Report,
    Row,
    SchemaError,
    Section,
    Source,
    Statement,
    Table,
    TableForm,
    __version__,
    parse,
    table_form,
)

__all__ = [
    "Amount",
    "Cell",
    "Checked",
    "Column",
    "Contact",
    "Error",
    "Finding",
    "Inferred",
    "Issuer",
    "ParseError",
    "Period",
    "Region",
    "Report",
    "Row",
    "SchemaError",
    "Section",
    "Source",
    "Statement",
    "Table",
    "TableForm",
    "__version__",
    "check",
    "parse",
    "table_form",
]
