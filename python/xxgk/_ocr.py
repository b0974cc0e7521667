"""Pictures by RapidOCR (`pip install "xxgk[ocr]"`), offline: its models come with the package.

What it needs is imported when it is asked for; without the extra that is an `ImportError`.
"""

from __future__ import annotations

import threading
from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from xxgk._pages import Page

# the engine uses all processors for one picture
_LOCK = threading.Lock()
_ENGINES: list[Any] = []
# a side of a cell is at least so long, as a share of the longer side of the picture
_LINE = 0.02
# larger pictures are made smaller
_MOST_PIXELS = 40_000_000


def picture(data: bytes) -> Page | None:
    """Give the words of a picture; `None` where it cannot be decoded."""
    import cv2
    import numpy as np

    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    return None if image is None else page(image)


def page(image: Any) -> Page:
    """Give the words of a page as a picture, and the lines of its tables."""
    import cv2

    height, width = image.shape[:2]
    if width * height > _MOST_PIXELS:
        share = (_MOST_PIXELS / (width * height)) ** 0.5
        image = cv2.resize(image, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        height, width = image.shape[:2]
    with _LOCK:
        found = _engine()(image, use_cls=False)
    words: list[str] = []
    boxes = array("f")
    if found.boxes is not None:
        for corners, text in zip(found.boxes, found.txts, strict=True):
            words.append(text)
            (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
            boxes.extend((float(x0), float(y0), float(x1), float(y1)))
    return (float(width), float(height), True, words, boxes.tobytes(), _lines(image).tobytes())


def _engine() -> Any:
    from rapidocr import RapidOCR

    if not _ENGINES:
        _ENGINES.append(RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False}))
    return _ENGINES[0]


def _lines(image: Any) -> array[float]:
    """Give what is dark, straight and long."""
    import cv2

    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 15)
    length = max(int(max(image.shape[:2]) * _LINE), 12)
    strokes = array("f")
    for size in ((length, 1), (1, length)):
        kept = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        # a scan is never quite straight: thicker lines stay in one piece
        kept = cv2.dilate(kept, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
        contours, _ = cv2.findContours(kept, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            x, y, width, height = cv2.boundingRect(contour)
            across = size[0] > 1
            middle = y + height / 2 if across else x + width / 2
            strokes.extend((x, middle, x + width, middle) if across else (middle, y, middle, y + height))
    return strokes
