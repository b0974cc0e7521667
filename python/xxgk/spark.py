"""Reports on Spark: paths or bytes in, the tidy tables out, on as many machines as there are.

>>> files = spark.read.format("binaryFile").load("hdfs:///reports")   # doctest: +SKIP
>>> xxgk.spark.read(files).write.parquet("hdfs:///tables/cells")      # doctest: +SKIP

A file that cannot be read is a row of `reports` with its findings, and stops no job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from xxgk._engine import batches, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from pyspark.sql import DataFrame

    from xxgk._engine import TableName

__all__ = ["read", "schema"]

_TYPES = {"bool": "boolean", "int": "bigint", "float": "double", "date": "date"}


def schema(table: TableName = "cells") -> str:
    """Give the columns of a tidy table as Spark writes them: `report_id string, path string, …`."""
    return ", ".join(f"`{name}` {_TYPES.get(kind, 'string')}" for name, kind in columns(table))


def read(
    df: DataFrame,
    table: TableName = "cells",
    *,
    form: Literal["2014", "2019", "2021"] | None = None,
    year: int | None = None,
    limit: int | None = None,
) -> DataFrame:
    """Read a column of reports into one of the tidy tables: `cells`, `reports`, `statements` or `findings`.

    `df` has the column `path`, and `content` with the bytes of each file, as `spark.read.format("binaryFile")` gives
    them; without `content` each worker opens the path itself. What comes out has the columns of `schema(table)` and is
    evaluated when Spark is asked for it: write it, or cache it. `form`, `year` and `limit` are those of `xxgk.parse`.

    Needs pyspark and pyarrow; xxgk is installed on every worker.
    """
    options: dict[str, Any] = {"form": form, "year": year, "limit": limit}
    inputs = df.select("path", "content") if "content" in df.columns else df.select("path")

    def work(parts: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for part in parts:
            yield from batches(part, table, options)

    return inputs.mapInArrow(work, schema(table))
