"""The docstrings of `_core.pyi`, kept the same as those that the compiled module has.

They are written once, in `bindings/src`; `python tests/python/stub_docs.py` copies them into the stub.
"""

from __future__ import annotations

import ast
import inspect
import pathlib
import textwrap
from typing import Any

import xxgk._core

STUB = pathlib.Path(__file__).parents[2] / "python/xxgk/_core.pyi"


def runtime_doc(owner: Any, name: str) -> str | None:
    """Give the docstring that is written in Rust, without those that Python gives every object."""
    if name.startswith("__"):
        return None
    doc = inspect.getdoc(getattr(owner, name))
    return doc if doc and doc != inspect.getdoc(object) else None


def stub_docs(tree: ast.Module) -> list[tuple[ast.ClassDef | ast.FunctionDef, str | None]]:
    """Give every definition of the stub with the docstring that it must have."""
    wanted: list[tuple[ast.ClassDef | ast.FunctionDef, str | None]] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            wanted.append((node, runtime_doc(xxgk._core, node.name)))
        if isinstance(node, ast.ClassDef):
            owner = getattr(xxgk._core, node.name)
            wanted.append((node, inspect.cleandoc(owner.__doc__)))
            wanted += [(m, runtime_doc(owner, m.name)) for m in node.body if isinstance(m, ast.FunctionDef)]
    return wanted


def literal(doc: str, indent: str) -> str:
    raw = "r" if "\\" in doc else ""
    if "\n" not in doc:
        return f'{indent}{raw}"""{doc}"""'
    body = textwrap.indent(doc, indent)
    return f'{indent}{raw}"""{body.removeprefix(indent)}\n{indent}"""'


def rewrite() -> str:
    """Give the stub with every docstring as it must be."""
    source = STUB.read_text("utf-8")
    lines = source.splitlines()
    for node, doc in reversed(stub_docs(ast.parse(source))):
        if doc is None or ast.get_docstring(node) == doc:
            continue
        indent = " " * (node.col_offset + 4)
        first, *rest = node.body
        last = first.end_lineno or first.lineno
        text = literal(doc, indent)
        if ast.get_docstring(node, clean=False) is not None:
            lines[first.lineno - 1 : last] = [text]
        elif isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and not rest:  # a lone ...
            head = lines[last - 1].removesuffix("...").rstrip()
            lines[last - 1 : last] = [head, text] if head.strip() else [text]
        else:
            start = min([first.lineno, *(d.lineno for d in getattr(first, "decorator_list", []))])
            lines[start - 1 : start - 1] = [text, ""]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    STUB.write_text(rewrite(), "utf-8")
