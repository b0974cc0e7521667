"""The charts that an analyst of disclosure draws first, with altair. A report that comes more than once counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, final

from xxgk._core import table_form
from xxgk._frames import _imported

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from xxgk._corpus import Corpus

_OUTCOMES = {
    "granted": "予以公开 granted",
    "partially_granted": "部分公开 partly granted",
    "refused": "不予公开 refused",
    "unavailable": "无法提供 unavailable",
    "declined": "不予处理 declined",
    "other": "其他处理 other",
}


@final
class Plots:
    """Charts of a corpus. From `Corpus.plot`."""

    __slots__ = ("_corpus",)

    def __init__(self, corpus: Corpus) -> None:
        """Take the reports."""
        self._corpus = corpus

    def requests(self) -> alt.Chart:
        """Applications over the years: new ones, and those carried over.

        Only reports with a figure count, so compare years by the number of reports, which is shown beside it.
        """
        rows = ["new_received", "carried_over"]
        wide = self._wide([f"requests.{row}.total" for row in rows])
        wide.columns = ["province", "year", "新收 new", "结转 carried over"]
        long = wide.melt(["year", "province"], var_name="kind", value_name="requests").dropna()
        found = long.groupby(["year", "kind"], as_index=False).agg(
            requests=("requests", "sum"), reports=("year", "size")
        )
        return self._chart(found, "申请 Applications by year", line=True).encode(
            x="year:O", y="requests:Q", color=self._alt().Color("kind:N", title=None), tooltip=list(found.columns)
        )

    def outcomes(self) -> alt.Chart:
        """What became of the applications, year by year: the shares of the six groups of outcomes."""
        keys = [row.key for row in table_form("2019", "requests").rows + table_form("2021", "requests").rows]
        groups = {name: sorted({key for key in keys if key.split(".")[0] == name}) for name in _OUTCOMES}
        cells = [f"requests.{key}.total" for name in _OUTCOMES for key in groups[name]]
        wide = self._wide(cells)
        for name, label in _OUTCOMES.items():
            wide[label] = wide[[f"requests.{key}.total" for key in groups[name]]].sum(axis=1, min_count=1)
        long = wide.melt(["year"], list(_OUTCOMES.values()), "outcome", "requests").dropna()
        found = long.groupby(["year", "outcome"], as_index=False)["requests"].sum()
        alt = self._alt()
        return self._chart(found, "办理结果 Outcomes by year").encode(
            x="year:O",
            y=alt.Y("requests:Q", stack="normalize", axis=alt.Axis(format="%"), title="share"),
            color=alt.Color("outcome:N", sort=list(_OUTCOMES.values()), title=None),
            tooltip=list(found.columns),
        )

    def regions(
        self, cell: str = "requests.new_received.total", *, by: Literal["province", "city", "county"] = "province"
    ) -> alt.Chart:
        """Region against region: the sum of a cell over the reports of each, and how many reports that are.

        `cell` is the id of any cell, as in `"remedies.litigation_direct.corrected"`; `KeyError` where there is none.
        """
        wide = self._wide([cell], by).dropna()
        wide.columns = [by, "year", "value"]
        found = wide.groupby(by, as_index=False).agg(value=("value", "sum"), reports=("year", "size"))
        return self._chart(found, cell).encode(
            x="value:Q", y=self._alt().Y(f"{by}:N", sort="-x", title=None), tooltip=list(found.columns)
        )

    def _wide(self, cells: list[str], by: str = "province") -> pd.DataFrame:
        """Give the region, the year and some cells of each report."""
        _imported("a chart", "pandas")
        panel = self._corpus.panel(cells[0].split(".")[0], copies=False).to_pandas()  # type: ignore[arg-type]
        reports = self._corpus.reports.to_pandas().drop_duplicates(["report_id", "path"])
        joined = panel.merge(reports[["report_id", "path", by]], on=["report_id", "path"])
        joined[by] = joined[by].astype("string").fillna("?")
        return joined[[by, "year", *cells]]

    def _alt(self) -> Any:
        return _imported("a chart", "altair")

    def _chart(self, data: pd.DataFrame, title: str, *, line: bool = False) -> Any:
        data = data.astype(
            {name: float for name in data.columns if str(data[name].dtype) == "Int64" and name != "year"}
        )
        chart = self._alt().Chart(data.astype({"year": int} if "year" in data.columns else {}), title=title)
        return chart.mark_line(point=True) if line else chart.mark_bar()

    def __repr__(self) -> str:
        """Name the charts."""
        return f"<Plots of {len(self._corpus)} reports: requests, outcomes, regions>"
