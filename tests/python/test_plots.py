"""The charts: what they show are the figures of the tables."""

from __future__ import annotations

import pytest

import xxgk
from conftest import SAMPLES

pytest.importorskip("altair")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def corpus() -> xxgk.Corpus:
    files = sorted(SAMPLES.glob("*-*"))
    # a copy counts once
    return xxgk.read([*files, ("copy", files[0].read_bytes())], progress=False)


def test_requests_are_those_of_the_panel(corpus: xxgk.Corpus) -> None:
    panel = corpus.panel("requests", copies=False)
    rows = [row for row in panel.head(len(panel)) if row["year"] == 2021]
    want = sum(row["requests.new_received.total"] or 0 for row in rows)
    data = corpus.plot.requests().data
    (have,) = data[(data["year"] == 2021) & (data["kind"] == "新收 new")]["requests"]
    assert have == want > 0


def test_outcomes_add_up_to_the_totals(corpus: xxgk.Corpus) -> None:
    data = corpus.plot.outcomes().data
    panel = corpus.panel("requests", copies=False)
    totals = {row["year"]: 0 for row in panel.head(len(panel))}
    for row in panel.head(len(panel)):
        totals[row["year"]] += row["requests.total.total"] or 0
    sums = data.groupby("year")["requests"].sum()
    assert sums[2023] == totals[2023] > 0


def test_regions_and_charts_are_valid(corpus: xxgk.Corpus) -> None:
    chart = corpus.plot.regions("remedies.litigation_direct.total", by="county")
    assert chart.data["reports"].sum() > 5
    for each in (chart, corpus.plot.requests(), corpus.plot.outcomes()):
        assert each.to_dict()["$schema"].startswith("https://vega.github.io/")
    with pytest.raises(KeyError):
        corpus.plot.regions("requests.nothing.total")
