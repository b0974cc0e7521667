"""Tables as data frames: full shape, nullable, never 0 for what is missing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import xxgk
from conftest import sample

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture
def pd() -> ModuleType:
    return pytest.importorskip("pandas")


@pytest.fixture
def pl() -> ModuleType:
    return pytest.importorskip("polars")


def test_every_cell_of_a_frame_is_that_of_the_table(pd: ModuleType, report: xxgk.Report) -> None:
    for table in report.tables:
        frame = table.to_pandas()
        assert list(frame.index) == table.rows
        assert [c for c in frame.columns if c != "amount_unit"] == table.columns
        known = {(cell.row, cell.column): cell for cell in table}
        for row in table.rows:
            for column in table.columns:
                cell = known.get((row, column))
                value = cell.value if cell else None
                shown = frame.loc[row, column]
                assert pd.isna(shown) if value is None else float(shown) == float(value)
        assert int(frame[table.columns].notna().sum().sum()) == sum(c.state == "number" for c in table)


def test_counts_are_nullable_integers(pd: ModuleType) -> None:
    r = sample("qinglan")
    frame = r.requests.to_pandas()
    assert frame.shape == (25, 7)
    assert set(map(str, frame.dtypes)) == {"Int64"}
    assert frame.loc["new_received", "total"] == 73
    assert frame.loc["refused.state_secret", "public_interest_org"] is pd.NA
    assert frame.loc["declined.publication", "research_institution"] is pd.NA
    assert (frame.index.name, frame.columns.name) == ("row", "column")
    assert r.remedies.to_pandas().shape == (3, 5)


def test_amounts_have_their_unit_beside_them(pd: ModuleType) -> None:
    frame = sample("qinglan").proactive.to_pandas()
    assert frame.shape == (6, 6)
    assert list(frame.columns) == ["made", "repealed", "in_force", "decisions", "amount", "amount_unit"]
    assert str(frame["amount"].dtype) == "Float64"
    assert str(frame["made"].dtype) == "Int64"
    assert frame.loc["fees", "amount"] == 1286.37
    assert frame.loc["fees", "amount_unit"] == "万元"
    assert frame.loc["rules", "amount_unit"] is pd.NA
    assert frame.loc["fees", "made"] is pd.NA
    assert sample("yunxi").proactive.to_pandas().shape == (8, 9)


def test_a_missing_table_has_its_full_shape(pd: ModuleType) -> None:
    lost = sample("lost-tables")
    for table, shape in zip(lost.tables, [(8, 9), (23, 7), (3, 5)], strict=True):
        frame = table.to_pandas()
        assert frame.shape == shape
        assert frame.isna().to_numpy().all()
        assert set(map(str, frame.dtypes)) <= {"Int64", "Float64", "string"}
    assert pd.isna(lost.requests.to_pandas()["total"].sum(min_count=1))


def test_labels_come_from_the_forms(pd: ModuleType) -> None:
    for name in ("qinglan", "yunxi"):
        for table in sample(name).tables:
            for labels in ("zh", "en"):
                frame = table.to_pandas(labels=labels)  # type: ignore[arg-type]
                assert frame.index.is_unique
                assert frame.columns.is_unique
                assert frame.shape == table.to_pandas().shape
    zh = sample("qinglan").requests.to_pandas("zh")
    assert list(zh.columns[:2]) == ["自然人", "商业企业"]
    assert zh.index[0] == "一、本年新收政府信息公开申请数量"
    assert sample("qinglan").requests.to_pandas("en").loc["Granted", "Total"] == 29
    with pytest.raises(ValueError, match="labels"):
        sample("qinglan").requests.to_pandas("fr")  # type: ignore[arg-type]


def test_a_misprint_of_twenty_digits_is_kept(pd: ModuleType, pl: ModuleType) -> None:
    table = xxgk.parse("行政许可\t18446744073709551615\n行政处罚\t0\n", form="2021", year=2022).proactive
    value = table["licensing", "decisions"]
    assert value == 2**64 - 1
    assert table.to_pandas().loc["licensing", "decisions"] == value
    assert table.to_polars()["decisions"][2] == value


def test_polars(pl: ModuleType, report: xxgk.Report) -> None:
    for table in report.tables:
        frame = table.to_polars()
        assert frame["row"].to_list() == table.rows
        for cell in table:
            shown = frame.row(table.rows.index(cell.row), named=True)[cell.column]
            assert shown == (None if cell.value is None else float(cell.value))
    counts = report.requests.to_polars().drop("row")
    assert set(counts.dtypes) == {pl.Int64}


@pytest.mark.parametrize("module", ["pandas", "polars"])
def test_without_the_library_it_says_what_to_install(module: str) -> None:
    script = (
        f"import sys; sys.modules[{module!r}] = None\nimport xxgk\n"
        f"try: xxgk.parse('').requests.to_{module}()\n"
        "except ImportError as error: print(error)"
    )
    assert f"pip install {module}" in subprocess.check_output([sys.executable, "-c", script], text=True)
