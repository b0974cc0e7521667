"""Pages of PDF files and pictures as words with boxes, by the extras `xxgk[pdf]` and `xxgk[ocr]`."""

from __future__ import annotations

from xxgk._core import _Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    # width, height, recognised, words, four floats a word, four floats a stroke
    Page: TypeAlias = tuple[float, float, bool, list[str], bytes, bytes]


def words(data: bytes) -> _Words | None:
    """Give the words of a PDF or a picture; `None` where the extra is not installed, or the engine cannot read it."""
    return _of_pdf(data) if b"%PDF" in data[:1024] else _of_picture(data)


def _of_pdf(data: bytes) -> _Words | None:
    try:
        from xxgk import _pdf
    except ImportError:
        return None
    pages = _pdf.pages(data)
    told = any(page[3] and not _pdf.is_lost(page[3]) for page in pages)
    return _Words("pdf", len(data), pages) if told else None


def _of_picture(data: bytes) -> _Words | None:
    from xxgk import _ocr

    try:
        page = _ocr.picture(data)
    except ImportError:
        return None
    return _Words("image", len(data), [page]) if page is not None else None
