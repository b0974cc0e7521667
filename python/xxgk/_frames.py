"""Statutory tables as data frames. What is not printed is null, never 0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    import pandas as pd
    import polars as pl

    from xxgk._core import Column, Row, Table

_NAME: dict[str, Callable[[Row | Column], str]] = {
    "id": lambda part: part.key,
    "zh": lambda part: part.label,
    "en": lambda part: part.label_en,
}
_UNIT = {"id": "amount_unit", "zh": "金额单位", "en": "Unit of the amount"}
_INT64 = range(-(2**63), 2**63)


class _Values(NamedTuple):
    """A column of a frame: its name, what it holds (count, change, amount, unit) and a value or None a row."""

    name: str
    kind: str
    values: list[int | Decimal | str | None]

    def fits(self) -> bool:
        """Tell whether all whole numbers fit 64 bits with a sign. A misprint may not."""
        return all(value in _INT64 for value in self.values if isinstance(value, int))


def _columns(table: Table, labels: str) -> tuple[list[str], list[_Values]]:
    """Names of the rows, and the columns in printed order; beside an amount stands its unit."""
    name = _NAME.get(labels)
    if name is None:
        raise ValueError(f'labels is "id", "zh" or "en", not {labels!r}')
    rows = table.definition.rows
    kinds: dict[str, Column] = {}
    for column in (column for row in rows for column in row.columns):
        # a column that holds counts and amounts is one of amounts
        if column.key not in kinds or column.kind == "amount":
            kinds[column.key] = column
    columns = []
    for key, column in kinds.items():
        cells = [table.cell(row.key, key) if any(c.key == key for c in row.columns) else None for row in rows]
        columns.append(_Values(name(column), column.kind, [cell.value if cell else None for cell in cells]))
        if column.kind == "amount":
            units = [cell.unit if cell else None for cell in cells]
            columns.append(_Values(_UNIT[labels], "unit", list(units)))
    return [name(row) for row in rows], columns


def _floats(values: list[Any]) -> list[float | None]:
    return [None if value is None else float(value) for value in values]


def to_pandas(table: Table, labels: str = "id") -> pd.DataFrame:
    """Give `Table.to_pandas`."""
    rows, columns = _columns(table, labels)
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("to_pandas needs pandas: pip install pandas") from error

    def array(column: _Values) -> Any:
        if column.kind == "unit":
            return pd.array(column.values, dtype="string")
        if column.kind == "amount":
            return pd.array(_floats(column.values), dtype="Float64")
        if not column.fits():
            return pd.Series([pd.NA if value is None else value for value in column.values], dtype="object").array
        return pd.array(column.values, dtype="Int64")

    frame = pd.DataFrame({column.name: array(column) for column in columns}, index=pd.Index(rows, name="row"))
    frame.columns.name = "column"
    return frame


def to_polars(table: Table, labels: str = "id") -> pl.DataFrame:
    """Give `Table.to_polars`."""
    rows, columns = _columns(table, labels)
    try:
        import polars as pl
    except ImportError as error:
        raise ImportError("to_polars needs polars: pip install polars") from error

    def series(column: _Values) -> pl.Series:
        if column.kind == "unit":
            return pl.Series(column.name, column.values, dtype=pl.String)
        if column.kind == "amount":
            return pl.Series(column.name, _floats(column.values), dtype=pl.Float64)
        return pl.Series(column.name, column.values, dtype=pl.Int64 if column.fits() else pl.Int128)

    return pl.DataFrame([pl.Series("row", rows, dtype=pl.String), *map(series, columns)])
