"""Pictures by RapidOCR (`pip install "xxgk[ocr]"`), offline: its models come with the package.

What it needs is imported when it is asked for; without the extra that is an `ImportError`.
"""

from __future__ import annotations

import threading
from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from xxgk._ink import Box
    from xxgk._pages import Page

# the engine uses all processors for one picture
_LOCK = threading.Lock()
_ENGINES: list[Any] = []
# larger pictures are made smaller
_MOST_PIXELS = 40_000_000
# a short word that is no figure is looked at again, as no cell of a table has so few letters
_SHORT = 4
# ink that reads as nothing: a character that is lost
_LOST = "\N{REPLACEMENT CHARACTER}"
# what a slash is taken for
_STROKES = frozenset("1lIi|!丨丿ノ一1/")
# so sure is the engine of a figure at a second look
_SURE = 0.7


def picture(data: bytes) -> Page | None:
    """Give the words of a picture; `None` where it cannot be decoded."""
    import cv2
    import numpy as np

    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    return None if image is None else page(image)


def page(image: Any) -> Page:
    """Give the words of a page as a picture, and the lines of its tables."""
    import cv2

    from xxgk import _ink

    height, width = image.shape[:2]
    if width * height > _MOST_PIXELS:
        share = (_MOST_PIXELS / (width * height)) ** 0.5
        image = cv2.resize(image, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        height, width = image.shape[:2]
    image = _ink.straightened(_ink.without_seals(image))
    strokes, drawn = _ink.lines(image)
    with _LOCK:
        words, boxes = _words(image)
        for box in _ink.overlooked(image, boxes, drawn):
            # what is no figure is no word either: a stamp, a blot, part of a character
            words.append("/" if _ink.is_slash(image, box) else _figure(image, box) or _LOST)
            boxes.append(box)
    flat = array("f", (edge for box in boxes for edge in box))
    return (float(width), float(height), True, words, flat.tobytes(), strokes.tobytes())


def _words(image: Any) -> tuple[list[str], list[Box]]:
    from xxgk import _ink

    # the engine keeps what it was told last
    found = _engine()(image, use_det=True, use_cls=False, use_rec=True)
    words: list[str] = []
    boxes: list[Box] = []
    if found.boxes is not None:
        for corners, text in zip(found.boxes, found.txts, strict=True):
            (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
            box = (float(x0), float(y0), float(x1), float(y1))
            if text in _STROKES and _ink.is_slash(image, box):
                text = "/"
            words.append((_figure(image, box) if _is_doubtful(text) else None) or text)
            boxes.append(box)
    return words, boxes


def _is_doubtful(text: str) -> bool:
    """Tell whether a word is short, and neither a figure, a slash nor Chinese."""
    known = text.isdigit() or text == "/" or any("一" <= c <= "鿿" for c in text)
    return len(text) <= _SHORT and not known


def _figure(image: Any, box: Box) -> str | None:
    """Give the figure in a box, without the grains of the picture; `None` where none is seen for sure."""
    import cv2

    x0, y0, x1, y1 = (int(edge) for edge in box)
    room = max((y1 - y0) // 4, 4)
    part = image[max(y0 - room, 0) : y1 + room, max(x0 - room, 0) : x1 + room]
    for look in (part, cv2.medianBlur(part, 3)):
        seen = _engine()(look, use_det=False, use_cls=False, use_rec=True)
        if seen.txts and seen.txts[0].isdecimal() and seen.scores[0] >= _SURE:
            return str(seen.txts[0])
    return None


def _engine() -> Any:
    from rapidocr import RapidOCR

    if not _ENGINES:
        _ENGINES.append(RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False}))
    return _ENGINES[0]
