"""Statutory tables and tidy tables as data frames. What is not printed is null, never 0."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from xxgk._core import Column, Frame, Row, Table

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


def _imported(what: str, *modules: str) -> Any:
    """Give the first of some modules that is installed."""
    for module in modules:
        try:
            return importlib.import_module(module)
        except ImportError:
            continue
    raise ImportError(f"{what} needs {' or '.join(modules)}: pip install {modules[0]}")


def frame_to_arrow(frame: Frame) -> pa.Table:
    """Give `Frame.to_arrow`."""
    return _imported("to_arrow", "pyarrow").table(frame)


def frame_to_polars(frame: Frame) -> pl.DataFrame:
    """Give `Frame.to_polars`."""
    return _imported("to_polars", "polars").DataFrame(frame)


def frame_to_pandas(frame: Frame) -> pd.DataFrame:
    """Give `Frame.to_pandas`: a column that is never null has a plain type, one that may be a nullable one."""
    pandas = _imported("to_pandas", "pandas")
    arrow = _imported("to_pandas", "pyarrow")
    table = arrow.table(frame)
    kinds = {
        arrow.int64(): pandas.Int64Dtype(),
        arrow.float64(): pandas.Float64Dtype(),
        arrow.string(): pandas.StringDtype("pyarrow"),
    }
    return table.to_pandas(types_mapper=kinds.get, date_as_object=False, split_blocks=True)


def read_table(path: str) -> Any:
    """Read a table of any of the formats into something that speaks Arrow."""
    ending = path.rsplit(".", 1)[-1]
    library = _imported(f"a .{ending} file", "polars", "pyarrow")
    if library.__name__ == "polars":
        if ending == "jsonl":
            frame = library.read_ndjson(path, infer_schema_length=None)
            # a column of nulls alone has no type there
            nothing = [name for name, kind in frame.schema.items() if kind == library.Null]
            return frame.with_columns(library.col(nothing).cast(library.String))
        return {"parquet": library.read_parquet, "arrow": library.read_ipc}[ending](path)
    if ending == "parquet":
        return importlib.import_module("pyarrow.parquet").read_table(path)
    if ending == "arrow":
        return importlib.import_module("pyarrow.ipc").open_file(path).read_all()
    return importlib.import_module("pyarrow.json").read_json(path)
