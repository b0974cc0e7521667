"""Spark and Daft, in local mode, where they are installed: the same tables as `xxgk.read`, bad files among them."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

import xxgk
from conftest import SAMPLES

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable

TABLES = ("cells", "reports", "statements", "findings")


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    """Samples, and two files that are none."""
    for file in sorted(SAMPLES.glob("*-*"))[:4]:
        shutil.copy(file, tmp_path)
    (tmp_path / "noise.txt").write_bytes(os.urandom(3000))
    # Spark leaves out files without a byte
    (tmp_path / "nothing.txt").write_bytes(b"\n")
    return tmp_path


def rows(table: Any) -> list[dict[str, Any]]:
    """Sort rows, and leave out the paths: each engine writes them its own way."""
    drop = ("path", "report_id", "copy_of")
    plain = [{name: value for name, value in row.items() if name not in drop} for row in table]
    return sorted(plain, key=repr)


def same(folder: pathlib.Path, run: Callable[[str], list[dict[str, Any]]]) -> None:
    corpus = xxgk.read(folder, progress=False)
    for name in TABLES:
        frame = getattr(corpus, name)
        assert rows(run(name)) == rows(frame.head(len(frame)))


def test_daft(folder: pathlib.Path) -> None:
    daft = pytest.importorskip("daft")
    pytest.importorskip("pyarrow")
    import xxgk.daft

    files = sorted(folder.iterdir())
    paths, content = [str(file) for file in files], [file.read_bytes() for file in files]
    for given in ({"path": paths}, {"path": paths, "content": content}):
        same(folder, lambda name, given=given: xxgk.daft.read(daft.from_pydict(given), name).to_pylist())


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java")
def test_spark(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    pytest.importorskip("pyarrow")
    import xxgk.spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        files = session.read.format("binaryFile").load(str(folder))
        same(folder, lambda name: [row.asDict() for row in xxgk.spark.read(files, name).collect()])
        assert xxgk.spark.read(files, "cells").schema.simpleString().startswith("struct<report_id:string,path:string")
    finally:
        session.stop()


def test_a_table_that_there_is_not_is_refused() -> None:
    import xxgk.spark

    with pytest.raises(ValueError, match='table is "cells"'):
        xxgk.spark.schema("requests")  # type: ignore[arg-type]
