"""The pages of the documentation, run as they stand: blocks of Python in one session a page, and what they print."""

from __future__ import annotations

import importlib.util
import itertools
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import xxgk
from conftest import ROOT

if TYPE_CHECKING:
    import pathlib

PAGES = sorted(page for page in (ROOT / "docs").glob("*.md") if "```python" in page.read_text("utf-8"))


def blocks(page: pathlib.Path) -> list[tuple[str, str]]:
    return re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_runs(page: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for module in ("pandas", "pyarrow", "polars", "duckdb"):
        pytest.importorskip(module)
    monkeypatch.chdir(ROOT)
    session: dict[str, Any] = {}
    found = blocks(page)
    for (name, block), (after, printed) in zip(found, [*found[1:], ("", "")], strict=True):
        if name == "python":
            exec(compile(block, page.name, "exec"), session)
            said = capsys.readouterr().out
            assert lines(said) == (lines(printed) if after == "text" else [])


def dictionary_page() -> str:
    """Give `docs/dictionary.md`: the columns of the tidy tables, then the cells of the forms, row by row."""
    rows = xxgk.dictionary().head(10_000)
    page = [
        "# Data dictionary 数据字典",
        "",
        "Written from `xxgk.dictionary()` by the tests. A cell is `table.row.column`.",
    ]
    for table in ("cells", "reports", "statements", "findings"):
        page += ["", f"## `{table}`", "", "| column | 名称 | kind | meaning |", "|---|---|---|---|"]
        of = (row for row in rows if row["table"] == table)
        page += [f"| `{row['id']}` | {row['label']} | {row['kind']} | {row['meaning']} |" for row in of]
    for form, table in dict.fromkeys((row["form"], row["table"]) for row in rows if row["form"]):
        page += [
            "",
            f"## `{table}`, form {form}",
            "",
            "| row | 行 | columns | unit | source |",
            "|---|---|---|---|---|",
        ]
        of = (row for row in rows if (row["form"], row["table"]) == (form, table))
        for name, cells in itertools.groupby(of, key=lambda row: row["id"].split(".", 1)[1].rpartition(".")[0]):
            found = list(cells)
            columns = ", ".join(f"`{row['id'].rpartition('.')[2]}`" for row in found)
            label = found[0]["label"].rpartition(" / ")[0]
            units = "/".join(dict.fromkeys(row["unit"] or "as printed" for row in found))
            page.append(f"| `{name}` | {label} | {columns} | {units} | {found[0]['source']} |")
    return "\n".join(page) + "\n"


def test_the_dictionary_is_the_present_one() -> None:
    """`XXGK_BLESS=1 pytest tests/python/test_docs_site.py` writes it."""
    path = ROOT / "docs/dictionary.md"
    if "XXGK_BLESS" in os.environ:
        path.write_text(dictionary_page(), "utf-8")
    assert path.read_text("utf-8") == dictionary_page()


def test_the_notebook_runs() -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    for module in ("ipykernel", "altair", "pandas", "pyarrow"):
        pytest.importorskip(module)
    book = nbformat.read(ROOT / "examples/panel.ipynb", as_version=4)
    nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    drawn = [output["data"].get("text/html", "") for cell in book.cells for output in cell.get("outputs", [])]
    assert sum("vega" in html for html in drawn) == 2
    assert any("xxgk-corpus" in html for html in drawn)


def test_every_page_is_in_the_site() -> None:
    nav = (ROOT / "mkdocs.yml").read_text("utf-8")
    guides = {"CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"}
    pages = {page.name for page in (ROOT / "docs").glob("*.md")}
    assert set(re.findall(r": (\S+\.md)$", nav, re.MULTILINE)) == pages | guides


def test_the_site_builds(tmp_path: pathlib.Path) -> None:
    if importlib.util.find_spec("material") is None:
        pytest.skip("mkdocs-material is not installed")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cookbook/index.html").exists()
    assert "A finding code" in (tmp_path / "CONTRIBUTING/index.html").read_text("utf-8")
