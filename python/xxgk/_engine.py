"""What the engines share: a batch of inputs in, batches of a tidy table out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from xxgk._core import dictionary
from xxgk._corpus import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

TableName: TypeAlias = Literal["cells", "reports", "statements", "findings"]

_AT_ONCE = 256
_MOST = 10_000


def columns(table: TableName) -> list[tuple[str, str]]:
    """Give the columns of a tidy table with what they hold: `bool`, `int`, `float`, `date`, `text` or `category`."""
    found = [(row["id"], row["kind"]) for row in dictionary().head(_MOST) if row["table"] == table]
    if not found or table not in ("cells", "reports", "statements", "findings"):
        raise ValueError(f'table is "cells", "reports", "statements" or "findings", not {table!r}')
    return found


def batches(inputs: pa.RecordBatch, table: TableName, options: dict[str, Any]) -> Iterator[pa.RecordBatch]:
    """Read the reports in the columns `path` and `content` on one thread: the engine has the others."""
    import pyarrow as arrow

    for start in range(0, inputs.num_rows, _AT_ONCE):
        part = inputs.slice(start, _AT_ONCE).to_pydict()
        sources = part["path"]
        if "content" in part:
            sources = [(path, content or b"") for path, content in zip(sources, part["content"], strict=True)]
        corpus = read(sources, jobs=1, progress=False, **options)
        found = getattr(corpus, table).to_arrow()
        plain = [
            arrow.field(field.name, arrow.string() if arrow.types.is_dictionary(field.type) else field.type)
            for field in found.schema
        ]
        yield from found.cast(arrow.schema(plain)).combine_chunks().to_batches()
