"""PDF files by pdfium (`pip install "xxgk[pdf]"`): each character with its box, and the lines that are drawn."""

from __future__ import annotations

import ctypes
import threading
import time
from array import array
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    from xxgk._pages import Page

    Point: TypeAlias = tuple[float, float]
    Matrix: TypeAlias = tuple[float, float, float, float, float, float]

# pdfium works on one thread at a time
_LOCK = threading.Lock()
# a page with fewer characters is a picture, if it holds one
_FEW = 10
# more are no report: the limits of the core, which says so
_MOST_PAGES = 1_000
_MOST_CHARACTERS = 1_000_000
# a page with more lines is a drawing
_MOST_OBJECTS = 100_000
# a file that takes longer, in seconds, is left to the core, which has limits of its own
_LONGEST = 4.0
# stands for a character of which nothing but its shape is known
_LOST = 0xFFFD
# forms in forms, and the points of one path
_DEEPEST = 8
_MOST_POINTS = 10_000
# text that is thinner is passed over by pdfium
_THIN = 0.01


def pages(data: bytes) -> list[Page]:
    """Give the pages of a file; none where it has a password, is damaged, or is longer than any report."""
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return []
        try:
            if len(document) > _MOST_PAGES:
                return []
            room, left = _MOST_CHARACTERS, _LONGEST
            found: list[Page] = []
            for number in range(len(document)):
                start = time.monotonic()
                page = _page(document, number, room)
                if page is None:
                    return []
                room -= len(page[3])
                found.append(page)
                # text recognition takes its time
                left -= 0 if page[2] else time.monotonic() - start
                if left < 0:
                    return []
            return found if room > 0 else []
        finally:
            document.close()


def is_lost(words: list[str]) -> bool:
    """Tell whether most characters are known by their shapes alone: these are as good as a picture."""
    return bool(words) and words.count(chr(_LOST)) * 2 >= len(words)


def _page(document: Any, number: int, room: int) -> Page | None:
    """Give a page; `None` where pdfium drops some of its text."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return (595.0, 842.0, False, [], b"", b"")
    try:
        left, bottom, right, top = page.get_cropbox()
        width, height = right - left, top - bottom
        words, boxes = _characters(page, left, top, room)
        if (len(words) < _FEW and _has_picture(page)) or is_lost(words):
            recognised = _recognised(page)
            if recognised is not None:
                return recognised
        if _drops_text(page):
            return None
        strokes = array("f")
        for x0, y0, x1, y1 in _strokes(page):
            strokes.extend((x0 - left, top - y1, x1 - left, top - y0))
        return (width, height, False, words, boxes.tobytes(), strokes.tobytes())
    finally:
        page.close()


def _characters(page: Any, left: float, top: float, room: int) -> tuple[list[str], array[float]]:
    words: list[str] = []
    boxes = array("f")
    text = page.get_textpage()
    try:
        box = pdfium.FS_RECTF()
        for at in range(min(pdfium.FPDFText_CountChars(text), room)):
            code = pdfium.FPDFText_GetUnicode(text, at)
            # the number of a shape is no character, though it may be that of a digit
            if pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
                code = _LOST
            if code <= 32 or code == 0xFFFE or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                continue
            if pdfium.FPDFText_GetLooseCharBox(text, at, box):
                words.append(chr(code))
                boxes.extend((box.left - left, top - box.top, box.right - left, top - box.bottom))
    finally:
        text.close()
    return words, boxes


def _has_picture(page: Any) -> bool:
    count = min(pdfium.FPDFPage_CountObjects(page), 1_000)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) for at in range(count))
    return any(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _recognised(page: Any) -> Page | None:
    from xxgk import _ocr

    # some 200 dots an inch, and no more than a page of A3 has
    width, height = page.get_size()
    scale = min(200 / 72, 4700 / max(width, height, 1.0))
    try:
        return _ocr.page(page.render(scale=scale).to_numpy())
    except ImportError:
        return None


def _drops_text(page: Any) -> bool:
    """Tell whether text is left out: pdfium passes over what is as thin as a glyph that no font of the system has."""
    bounds = [ctypes.c_float() for _ in range(4)]
    for drawn, _ in _objects(page, pdfium.FPDF_PAGEOBJ_TEXT):
        if pdfium.FPDFPageObj_GetBounds(drawn, *bounds):
            left, bottom, right, top = (edge.value for edge in bounds)
            thin = min(right - left, top - bottom) < _THIN
            if thin and not pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(drawn)):
                return True
    return False


def _strokes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Give the lines and frames of a page as boxes, y upwards."""
    for drawn, matrix in _objects(page, pdfium.FPDF_PAGEOBJ_PATH):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
        for part in _parts(drawn, _matrix(drawn, matrix)):
            yield from _boxes(part, bool(stroke.value), bool(fill.value))


def _objects(page: Any, wanted: int) -> Iterator[tuple[Any, Matrix]]:
    """Give the objects of a kind, with the matrix of the forms that they stand in."""
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    objects = (pdfium.FPDFPage_GetObject(page, at) for at in range(count))
    stack: list[tuple[Any, Matrix, int]] = [(drawn, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0) for drawn in objects]
    for _ in range(_MOST_OBJECTS):
        if not stack:
            break
        drawn, matrix, depth = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            own = _matrix(drawn, matrix)
            count = pdfium.FPDFFormObj_CountObjects(drawn)
            stack.extend((pdfium.FPDFFormObj_GetObject(drawn, at), own, depth + 1) for at in range(count))
        elif kind == wanted:
            yield drawn, matrix


def _matrix(drawn: Any, outer: Matrix) -> Matrix:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, own):
        return outer
    a, b, c, d, e, f = own.a, own.b, own.c, own.d, own.e, own.f
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _parts(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """Give the parts of a path without curves, each as its points."""
    a, b, c, d, e, f = matrix
    part: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if part and not curved:
                yield part
            part, curved = [], False
        curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
        part.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            part.append(part[0])
    if part and not curved:
        yield part


def _boxes(part: list[Point], stroked: bool, filled: bool) -> Iterator[tuple[float, float, float, float]]:
    """Give the straight lines of a part where it is stroked, and its frame where it is filled."""
    sides = list(pairwise(part))
    straight = [abs(p[0] - q[0]) < 1 or abs(p[1] - q[1]) < 1 for p, q in sides]
    if stroked:
        yield from (_around([p, q]) for (p, q), keep in zip(sides, straight, strict=True) if keep)
    if filled and len(part) > 2:
        frame = _around(part)
        if all(straight) or min(frame[2] - frame[0], frame[3] - frame[1]) < 3:
            yield frame


def _around(points: list[Point]) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return (min(xs), min(ys), max(xs), max(ys))
