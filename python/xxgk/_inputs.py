"""What `xxgk.read` is given, as a stream of paths and of names with bytes: folders walked, archives opened."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

from xxgk._core import _list

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    Source: TypeAlias = str | os.PathLike[str] | tuple[str, bytes]
    Sources: TypeAlias = str | os.PathLike[str] | Iterable[Source]

_LIMIT = 64 << 20
_MOST_MEMBERS = 100_000
_DEEPEST = 64
_ENDINGS = (
    *(".txt", ".md", ".html", ".htm", ".shtml", ".mht", ".mhtml"),
    *(".docx", ".xlsx", ".xls", ".ods", ".pdf"),
)


def expand(paths: Sources, limit: int | None) -> tuple[Iterator[str | tuple[str, bytes]], int | None]:
    """Give the inputs, and how many there are where that is known beforehand."""
    most = _LIMIT if limit is None else limit
    if isinstance(paths, (str, os.PathLike)):
        return _opened(_files(paths), most)
    if isinstance(paths, (list, tuple)) and all(isinstance(source, (str, os.PathLike)) for source in paths):
        return _opened([file for source in paths for file in _files(source)], most)
    return _each(paths, most), len(paths) if isinstance(paths, (list, tuple)) else None


def _each(sources: Iterable[Source], most: int) -> Iterator[str | tuple[str, bytes]]:
    for source in sources:
        if isinstance(source, (str, os.PathLike)):
            yield from _opened(_files(source), most)[0]
            continue
        try:
            name, content = source
        except (TypeError, ValueError):
            raise TypeError(f"paths gives paths or pairs of a name and bytes, not {type(source).__name__}") from None
        yield os.fspath(name), bytes(content)


def _files(source: str | os.PathLike[str]) -> list[str]:
    """The files that a path, a folder or a pattern names."""
    path = os.fspath(source)
    if not isinstance(path, str):
        path = os.fsdecode(path)
    if any(sign in path for sign in "*?[") and not os.path.lexists(path):
        import glob

        found = sorted(glob.glob(path, recursive=True))
        if not found:
            warnings.warn(f"{path}: no file has such a name", stacklevel=4)
        return [file for path in found for file in (_walked(path) if os.path.isdir(path) else [path])]
    return _walked(path)


def _walked(path: str) -> list[str]:
    files, complaints = _list(path)
    for complaint in complaints:
        warnings.warn(complaint, stacklevel=5)
    return [os.fspath(file) for file in files]


def _opened(files: list[str], most: int) -> tuple[Iterator[str | tuple[str, bytes]], int | None]:
    if not any(_is_archive(file) for file in files):
        return iter(files), len(files)

    def inputs() -> Iterator[str | tuple[str, bytes]]:
        for file in files:
            if _is_archive(file):
                yield from _members(file, most)
            else:
                yield file

    return inputs(), None


def _is_archive(file: str) -> bool:
    return file.lower().endswith(".zip") and os.path.isfile(file)


def _members(file: str, most: int) -> Iterator[str | tuple[str, bytes]]:
    """The reports of an archive, one in memory at a time; an archive that cannot be opened is itself, a bad file."""
    import zipfile

    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError):
        yield file
        return
    with archive:
        members = [member for member in archive.infolist() if _can_be_report(member)]
        for member in sorted(members, key=_name)[:_MOST_MEMBERS]:
            yield f"{file}/{_name(member)}", _content(archive, member, most)


def _can_be_report(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    shadow = "__MACOSX/" in name or name.rsplit("/", 1)[-1].startswith(".")
    return not member.is_dir() and not shadow and name.count("/") < _DEEPEST and name.lower().endswith(_ENDINGS)


def _name(member: zipfile.ZipInfo) -> str:
    """The name of a member. Without the mark for UTF-8 it is mostly GBK, as Windows writes it in China."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a member, one more than the limit at most; none where it is damaged or locked."""
    try:
        with archive.open(member) as stream:
            return stream.read(most + 1)
    except Exception:  # zipfile, zlib, bz2 and lzma each have errors of their own; a bad file stops nothing
        return b""
