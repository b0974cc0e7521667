"""What `xxgk.read` is given, as a stream of inputs: folders walked, archives opened, patterns looked up."""

from __future__ import annotations

import os
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


def expand(paths: Sources) -> tuple[Iterator[Input], int | None]:
    """Give the inputs, and how many there are where that is known beforehand."""
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    if isinstance(paths, (list, tuple)) and all(isinstance(source, (str, os.PathLike)) for source in paths):
        found = [file for source in paths for file in _found(source)]
        return iter(found), len(found)
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
            raise TypeError(f"paths gives paths or pairs of a name and bytes, not {type(source).__name__}") from None
        yield os.fspath(name), bytes(content)


def _found(source: str | os.PathLike[str]) -> list[_Input]:
    """Give the inputs that a path, a folder, an archive or a pattern names."""
    path = os.fsdecode(source)
    files = [path]
    if any(sign in path for sign in "*?[") and not os.path.lexists(path):
        import glob

        files = sorted(glob.glob(path, recursive=True))
        if not files:
            warnings.warn(f"{path}: no file has such a name", stacklevel=4)
    inputs, complaints = _list(files)
    for complaint in complaints:
        warnings.warn(complaint, stacklevel=4)
    return inputs
