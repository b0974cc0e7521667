"""Documentation that runs, stubs that tell the truth, code that is tidy."""

from __future__ import annotations

import doctest
import importlib.util
import inspect
import pathlib
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import stub_docs
import xxgk
import xxgk._core
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


def documented() -> Iterator[tuple[str, Any]]:
    """Every public class, function, method and attribute."""
    yield "xxgk", xxgk
    for name in xxgk.__all__:
        value = getattr(xxgk, name)
        if isinstance(value, str):
            continue
        yield name, value
        if inspect.isclass(value) and not issubclass(value, Exception):
            yield from ((f"{name}.{part}", getattr(value, part)) for part in vars(value) if not part.startswith("_"))


PLACES = dict(documented())


@pytest.mark.parametrize("name", PLACES)
def test_everything_has_a_docstring_and_its_examples_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    doc = inspect.getdoc(PLACES[name])
    assert doc
    assert doc != inspect.getdoc(object)
    examples = doctest.DocTestParser().get_doctest(doc, {"xxgk": xxgk, "pathlib": pathlib}, name, None, None)
    runner = doctest.DocTestRunner(verbose=False)
    output: list[str] = []
    runner.run(examples, out=output.append)
    assert runner.failures == 0, "".join(output)


def test_the_classes_one_meets_first_have_examples() -> None:
    for name in ("xxgk", "parse", "Report", "Table", "Cell", "Finding", "Amount"):
        assert ">>>" in (inspect.getdoc(PLACES[name]) or "")


def test_the_stub_has_the_docstrings_of_the_module() -> None:
    """`python tests/python/stub_docs.py` copies them."""
    assert stub_docs.rewrite() == stub_docs.STUB.read_text("utf-8")


def run(module: str, *args: str) -> None:
    if importlib.util.find_spec(module.split(".")[0]) is None:
        pytest.skip(f"{module} is not installed")
    done = subprocess.run([sys.executable, "-m", module, *args], capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_is_content() -> None:
    run("mypy")


def test_the_stub_is_that_of_the_module() -> None:
    allow = str(ROOT / "tests/python/stubtest-allow.txt")
    run("mypy.stubtest", "xxgk", "--mypy-config-file", "pyproject.toml", "--allowlist", allow)


def test_ruff_is_content() -> None:
    run("ruff", "check", "python", "tests/python")
    run("ruff", "format", "--check", "python", "tests/python")
