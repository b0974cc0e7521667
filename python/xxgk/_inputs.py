"""What `xxgk.read` is given, as a stream of inputs: folders walked, archives opened, patterns looked up."""

from __future__ import annotations

import os
import sys
import warnings

from xxgk._core import _list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from xxgk._core import _Input

    Source: TypeAlias = str | os.PathLike[str] | tuple[str, bytes]
    Sources: TypeAlias = str | os.PathLike[str] | Iterable[Source]
    Input: TypeAlias = _Input | tuple[str, bytes]


_HOME = os.path.dirname(__file__)


def expand(paths: Sources) -> tuple[Iterator[Input], int | None]:
    """Give the inputs, and how many there are where that is known beforehand."""
    if isinstance(paths, (str, os.PathLike)):
        path, found = os.fsdecode(paths), _found(paths)
        if path != "-" and not _is_pattern(path) and not os.path.lexists(path):
            _warn(f"{path}: there is no such file or folder")
        return iter(found), len(found)
    if isinstance(paths, (list, tuple)) and all(isinstance(source, (str, os.PathLike)) for source in paths):
        found = [file for source in paths for file in _found(source)]
        return iter(found), len(found)
    if not hasattr(paths, "__iter__"):
        raise TypeError(f"paths is a path, or an iterable of paths and of pairs of a name and bytes, not {paths!r}")
    known = isinstance(paths, (list, tuple)) and all(isinstance(source, tuple) for source in paths)
    return _each(paths), len(paths) if known else None  # type: ignore[arg-type]


def _each(sources: Iterable[Source]) -> Iterator[Input]:
    for source in sources:
        if isinstance(source, (str, os.PathLike)):
            yield from _found(source)
            continue
        try:
            name, content = source
        except (TypeError, ValueError):
            raise TypeError(f"paths gives paths or pairs of a name and bytes, not {source!r}") from None
        if isinstance(content, (str, int)):
            raise TypeError(f"the content of {name} is bytes, not {type(content).__name__}")
        yield os.fspath(name), bytes(content)


def _found(source: str | os.PathLike[str]) -> list[_Input]:
    """Give the inputs that a path, a folder, an archive or a pattern names."""
    path = os.fsdecode(source)
    files = [path]
    if _is_pattern(path) and not os.path.lexists(path):
        import glob

        files = sorted(glob.glob(path, recursive=True))
        if not files:
            _warn(f"{path}: no file has such a name")
    inputs, complaints = _list(files)
    for complaint in complaints:
        _warn(complaint)
    return inputs


def _is_pattern(path: str) -> bool:
    return any(sign in path for sign in "*?[")


def _warn(message: str) -> None:
    """Warn at the line that called this package."""
    frame, level = sys._getframe(1), 2
    while frame.f_back and os.path.dirname(frame.f_code.co_filename) == _HOME:
        frame, level = frame.f_back, level + 1
    warnings.warn(message, stacklevel=level)
