"""Reports on Daft: paths or bytes in, the tidy tables out.

>>> files = daft.from_glob_path("s3://reports/**")                                      # doctest: +SKIP
>>> files = files.with_column("content", daft.functions.download(daft.col("path")))     # doctest: +SKIP
>>> xxgk.daft.read(files).write_parquet("s3://tables/cells")                            # doctest: +SKIP

A file that cannot be read is a row of `reports` with its findings, and stops no job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from xxgk._engine import batches, columns

if TYPE_CHECKING:
    import daft

    from xxgk._engine import TableName

__all__ = ["read"]


def read(
    df: daft.DataFrame,
    table: TableName = "cells",
    *,
    form: Literal["2014", "2019", "2021"] | None = None,
    year: int | None = None,
    limit: int | None = None,
) -> daft.DataFrame:
    """Read a column of reports into one of the tidy tables: `cells`, `reports`, `statements` or `findings`.

    `df` has the column `path`, and `content` with the bytes of each file; without `content` each worker opens the
    path itself. What comes out has the columns of the table, and is evaluated when Daft is asked for it: write it, or
    collect it. `form`, `year` and `limit` are those of `xxgk.parse`. Needs daft, which brings pyarrow.
    """
    import daft
    import pyarrow as arrow

    kinds = {
        "bool": daft.DataType.bool(),
        "int": daft.DataType.int64(),
        "float": daft.DataType.float64(),
        "date": daft.DataType.date(),
    }
    fields = {name: kinds.get(kind, daft.DataType.string()) for name, kind in columns(table)}
    options: dict[str, Any] = {"form": form, "year": year, "limit": limit}
    names = ["path", "content"] if "content" in df.column_names else ["path"]

    @daft.func.batch(return_dtype=daft.DataType.list(daft.DataType.struct(fields)))  # type: ignore[untyped-decorator]
    def work(*inputs: daft.Series) -> arrow.Array:
        given = arrow.RecordBatch.from_arrays([column.to_arrow() for column in inputs], names=names)
        rows = arrow.Table.from_batches(batches(given, table, options)).combine_chunks()
        structs = rows.to_struct_array()
        structs = structs.combine_chunks() if isinstance(structs, arrow.ChunkedArray) else structs
        # A list a report is asked for, and the lists are put end to end: the first may hold what all of them have.
        bounds = arrow.array([0] + [len(structs)] * given.num_rows, arrow.int64())
        return arrow.LargeListArray.from_arrays(bounds, structs)

    lists = df.select(work(*(daft.col(name) for name in names)).alias("rows"))
    rows = lists.explode("rows").where(daft.col("rows").not_null())
    return rows.select(*(daft.col("rows")[name].alias(name) for name in fields))
