"""Many reports as tables."""

from __future__ import annotations

import os
import warnings

from xxgk._core import (
    Frame,
    Reports,
    SchemaError,
    _across,
    _import_frame,
    _panel,
    _read,
    _read_lines,
    _stream,
    _write_workbook,
    dictionary,
)
from xxgk._inputs import expand
from xxgk._progress import Progress

TYPE_CHECKING = False  # `typing` takes longer to import than all of xxgk
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal

    from xxgk._inputs import Sources
    from xxgk._plots import Plots

_NAMES = ("cells", "reports", "statements", "findings")
_SHEETS = ("报告", "表二 主动公开", "表三 依申请公开", "表四 复议诉讼", "正文数字", "发现", "数据字典")


class Corpus:
    """Many reports as tidy tables. From `xxgk.read` or `xxgk.load`.

    >>> c = xxgk.read("examples/reports", progress=False)
    >>> c
    <Corpus of 13 reports (2016 to 2024), 2434 cells>
    >>> len(c), len(c.cells), len(c.panel("requests"))
    (13, 2434, 13)
    """

    __slots__ = ("_cells", "_findings", "_interrupted", "_reports", "_statements")

    _cells: Frame
    _reports: Frame
    _statements: Frame
    _findings: Frame
    _interrupted: bool

    def __init__(
        self, cells: Frame, reports: Frame, statements: Frame, findings: Frame, *, interrupted: bool = False
    ) -> None:
        """Take four tables that belong together."""
        self._cells = cells
        self._reports = reports
        self._statements = statements
        self._findings = findings
        self._interrupted = interrupted

    @property
    def cells(self) -> Frame:
        """One row a cell of a statutory table: `value` in `unit`, `state`, `raw` with its place, `is_total`."""
        return self._cells

    @property
    def reports(self) -> Frame:
        """One row a report: its metadata, and the numbers of cells by state and of findings by severity."""
        return self._reports

    @property
    def statements(self) -> Frame:
        """One row a figure that the prose of a report states."""
        return self._statements

    @property
    def findings(self) -> Frame:
        """One row a finding: code, severity, message, the ids of the cells concerned, parted by blanks."""
        return self._findings

    @property
    def interrupted(self) -> bool:
        """True where reading was interrupted: the tables hold the reports before that, in order."""
        return self._interrupted

    def panel(self, table: Literal["proactive", "requests", "remedies", "statistics"], *, copies: bool = True) -> Frame:
        """A statutory table wide: one row a report, one column a cell, named by its id.

        The columns are those of every form, so that they never depend on the reports. A cell without a figure is null.
        Beside an amount of money stand its unit (`…_unit`) and the same in yuan (`…_yuan`). With `copies=False` a
        report that comes more than once, as a mirror or a repost, has one row: see `copy_of` in `reports`.

        >>> c = xxgk.read("examples/reports", progress=False)
        >>> row = c.panel("requests").head(13)[10]
        >>> row["issuer"], row["year"], row["requests.new_received.total"]
        ('杉阳县', 2021, 93)
        """
        return _panel(table, self._reports, self._cells, copies)

    def check(self) -> Frame:
        r"""What reports say against each other, across years and levels: one row a finding.

        Its columns are those of `findings`, and `against_id` and `against_path`: the report for the year before, null
        where that of a division was compared with those of the organs in it (`levels.exceeded`). What a report says by
        itself stands in `findings`. The prose is not in the tables; `xxgk.check` compares that too.

        >>> rows = "一、本年新收政府信息公开申请数量\t{0}{1}\t{0}\n二、上年结转政府信息公开申请数量\t{2}{1}\t{2}\n"
        >>> rows += "四、结转下年度继续办理\t{3}{1}\t{3}\n"
        >>> page = lambda year, *n: f"青岚县{year}年政府信息公开工作年度报告\n" + rows.format(5, "\t0" * 5, *n)
        >>> pages = [(f"{year}.txt", page(year, *n).encode()) for year, *n in [(2021, 0, 3), (2022, 2, 0)]]
        >>> c = xxgk.read(pages, progress=False)
        >>> [(row["path"], row["against_path"]) for row in c.check().head(9) if row["code"] == "identity.carry"][:1]
        [('2022.txt', '2021.txt')]
        """
        return _across(self._reports, self._cells)

    def write(
        self,
        folder: str | os.PathLike[str],
        format: Literal["parquet", "csv", "jsonl", "arrow"] = "parquet",
        *,
        bom: bool = False,
    ) -> None:
        """Write the four tables into a folder, as `xxgk parse --format parquet` does; `xxgk.load` brings them back.

        `bom` begins a CSV with a byte order mark, by which Excel tells UTF-8. `"arrow"` needs pyarrow or polars.
        """
        if format not in ("parquet", "csv", "jsonl", "arrow"):
            raise ValueError(f'format is "parquet", "csv", "jsonl" or "arrow", not {format!r}')
        os.makedirs(folder, exist_ok=True)
        for name, frame in self._frames():
            frame.write(os.path.join(folder, f"{name}.{format}"), bom=bom)

    @property
    def plot(self) -> Plots:
        """The charts that one draws first: `requests()`, `outcomes()`, `regions()`. They need altair and pandas.

        >>> c = xxgk.read("examples/reports", progress=False)
        >>> c.plot  # in a notebook, c.plot.requests() draws itself
        <Plots of 13 reports: requests, outcomes, regions>
        """
        from xxgk._plots import Plots

        return Plots(self)

    def to_excel(self, path: str | os.PathLike[str], *, lang: Literal["zh", "en"] = "zh") -> None:
        """Write an Excel workbook, as `xxgk parse --format xlsx` does: the statutory tables with a line a report.

        With sheets for the reports, the statements, the findings and the data dictionary. `lang` chooses the names of
        sheets and columns: Chinese labels, or ids. `OSError` where a table has more rows than a sheet (1,048,576).
        """
        wide = [self.panel(table) for table in ("proactive", "requests", "remedies")]
        frames = [self._reports, *wide, self._statements, self._findings, dictionary()]
        names = _SHEETS if lang == "zh" else tuple(frame.name for frame in frames)
        _write_workbook(os.fspath(path), list(zip(names, frames, strict=True)), lang == "en")

    def _frames(self) -> Iterator[tuple[str, Frame]]:
        return zip(_NAMES, (self._cells, self._reports, self._statements, self._findings), strict=True)

    def __len__(self) -> int:
        """Give the number of reports."""
        return len(self._reports)

    def __repr__(self) -> str:
        """Give its size in a line."""
        years = sorted(year for year in self._reports.count("year") if year is not None)
        span = " to ".join(map(str, dict.fromkeys(years[:1] + years[-1:])))
        span = f" ({span})" if span else ""
        stopped = ", interrupted" if self._interrupted else ""
        reports = "1 report" if len(self) == 1 else f"{len(self)} reports"
        return f"<Corpus of {reports}{span}, {len(self._cells)} cells{stopped}>"

    def _repr_html_(self) -> str:
        from xxgk._html import corpus

        return corpus(self)

    def __eq__(self, other: object) -> bool:
        """Compare all tables."""
        if not isinstance(other, Corpus):
            return NotImplemented
        return all(ours == others for (_, ours), (_, others) in zip(self._frames(), other._frames(), strict=True))

    def __hash__(self) -> int:
        """Hash its tables."""
        return hash(tuple(frame for _, frame in self._frames()))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle its tables."""
        return _corpus, (*(frame for _, frame in self._frames()), self._interrupted)


def _corpus(cells: Frame, reports: Frame, statements: Frame, findings: Frame, interrupted: bool) -> Corpus:
    return Corpus(cells, reports, statements, findings, interrupted=interrupted)


def read(
    paths: Sources,
    jobs: int | None = None,
    progress: bool = True,
    *,
    form: Literal["2014", "2019", "2021"] | None = None,
    year: int | None = None,
    format: Literal["text", "html", "mhtml", "docx", "xlsx", "xls", "ods", "pdf", "image"] | None = None,
    limit: int | None = None,
    timeout: float | None = None,
) -> Corpus:
    """Read many reports into tables, on several threads outside the interpreter's lock.

    `paths` is a file, a folder (walked, sorted by path), a pattern as in `reports/**/*.txt`, a zip archive, or an
    iterable of these and of pairs of a name and `bytes`. Here a `str` is a path. Inputs are read one after the other as
    they come, so an iterable may be endless work; memory holds the tables and a few reports.

    `jobs` is the number of threads, one a processor unless told otherwise; the result does not depend on it.
    `progress` draws a bar on a terminal and in a notebook, nothing elsewhere. `form`, `year`, `format` and
    `limit` are those of `xxgk.parse`. `timeout` is how many seconds an input may take before it is a bad file.

    A bad file never stops the others and raises nothing: it is a row of `reports` with `is_report` false, and its
    findings say why. An interrupt (Ctrl-C) stops at once; the reports read until then are kept, and
    `Corpus.interrupted` is true.

    >>> mail = ("mail.txt", "青岚县2022年政府信息公开工作年度报告".encode())
    >>> c = xxgk.read(["examples/reports/*.txt", mail], progress=False)
    >>> len(c), c.reports.count("is_report")
    (13, {True: 13})
    """
    inputs, total = expand(paths)
    with Progress(total, shown=progress) as bar:
        frames, interrupted = _read(inputs, jobs, form, year, format, limit, timeout, bar)
    if interrupted:
        warnings.warn(f"interrupted after {len(frames[1])} reports, which are kept", stacklevel=2)
    return Corpus(*frames, interrupted=interrupted)


def stream(
    paths: Sources,
    jobs: int | None = None,
    *,
    form: Literal["2014", "2019", "2021"] | None = None,
    year: int | None = None,
    format: Literal["text", "html", "mhtml", "docx", "xlsx", "xls", "ods", "pdf", "image"] | None = None,
    limit: int | None = None,
    timeout: float | None = None,
) -> Reports:
    """Read many reports as `read` does, and give them one after the other, as whole `Report`s.

    For what the tables do not hold: the prose, the JSON. Memory holds a few reports at a time.

    >>> [r.year for r in xxgk.stream("examples/reports")][:3]
    [2020, 2023, 2022]
    """
    return _stream(expand(paths)[0], jobs, form, year, format, limit, timeout)


def load(path: str | os.PathLike[str]) -> Corpus:
    """Bring written tables back.

    `path` is a folder that `Corpus.write` or `xxgk parse --format parquet` wrote (`.parquet`, `.arrow` or `.jsonl`),
    or a file of reports as JSON Lines, as `xxgk parse --format jsonl` writes it: with `--provenance` nothing is lost,
    without, a cell that is no number is missing. Folders of tables need polars or pyarrow.

    `SchemaError` where there are no such tables, `FileNotFoundError` where there is nothing.
    """
    if not os.path.exists(path):
        raise FileNotFoundError(f"{path}: there is nothing to load")
    if os.path.isfile(path):
        return Corpus(*_read_lines(path))
    from xxgk._frames import read_table

    for ending in ("parquet", "arrow", "jsonl"):
        files = {name: os.path.join(path, f"{name}.{ending}") for name in _NAMES}
        if all(map(os.path.isfile, files.values())):
            return Corpus(*(_import_frame(name, read_table(file)) for name, file in files.items()))
    raise SchemaError(f"{path}: no tables {', '.join(_NAMES)} as .parquet, .arrow or .jsonl")
