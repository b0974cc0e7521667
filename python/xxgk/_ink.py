"""What is drawn on the picture of a page: how it is turned, its lines, and ink that is no line and no word.

What it needs is imported when it is asked for, as by the engine.
"""

from __future__ import annotations

from array import array
from itertools import chain, islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    Box: TypeAlias = tuple[float, float, float, float]

# a side of a cell is at least so long, as a share of the longer side of the picture
_LINE = 0.02
# a page that was laid askew is at most so askew, in degrees; less than the second does no harm
_MOST_ASKEW, _LEAST_ASKEW = 3.0, 0.15
# the longer side of the picture on which that is measured
_SMALL = 1200
# a seal is at least so wide and so high, as a share of the longer side of the picture, and so much redder than what it
# is set on; print below it is darker than that
_SEAL, _RED, _PRINT = 0.08, 40, 160
# a figure is so high, as a share of the height of the words
_LEAST_HEIGHT, _MOST_HEIGHT = 0.3, 1.3
# a slash leans so much, to the right and upwards, and is so straight, as a share of its height
_LEAN, _STRAIGHT = -0.2, 0.1
# more figures are not overlooked on a page
_MOST_OVERLOOKED = 200


def without_seals(image: Any) -> Any:
    """Give a page without its red seals: a filter of their colour shows the figures that they are set on."""
    import cv2
    import numpy as np

    blue, green, red = cv2.split(image)
    redder = cv2.subtract(red, cv2.max(blue, green)) > _RED
    least = _SEAL * max(image.shape[:2])
    _, _, found, _ = cv2.connectedComponentsWithStats(redder.astype(np.uint8), connectivity=8)
    seals = [box for box in found[1:, :4].tolist() if min(box[2:]) >= least]
    if not seals:
        return image
    clean = image.copy()
    # a packed picture has paler edges around the ink
    near = cv2.dilate(redder.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    for x, y, width, height in seals:
        part = slice(max(y - 3, 0), y + height + 3), slice(max(x - 3, 0), x + width + 3)
        clean[part][near[part] & (red[part] > _PRINT)] = 255
        ink = near[part] & (red[part] <= _PRINT)
        clean[part][ink] = red[part][ink][:, None]
    return clean


def straightened(image: Any) -> Any:
    """Give a page that was laid askew upright."""
    import cv2

    angle = _askew(image)
    if abs(angle) < _LEAST_ASKEW:
        return image
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def _askew(image: Any) -> float:
    """Give by how much a page is to be turned back: lines of words, and the blank between them, then lie level."""
    import cv2
    import numpy as np

    dark = _dark(image)
    scale = min(1.0, _SMALL / max(dark.shape))
    small = cv2.resize(dark, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape

    def contrast(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        rows = cv2.warpAffine(small, turn, (width, height)).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    best = 0.0
    for reach, step in ((_MOST_ASKEW, 0.5), (0.5, 0.1)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = max(map(float, angles), key=lambda angle: (contrast(angle), -abs(angle)))
    return best


def lines(image: Any) -> tuple[array[float], Any]:
    """Give what is dark, straight and long, each by its ends, and where it is drawn."""
    import cv2
    import numpy as np

    dark = _dark(image)
    length = max(int(max(image.shape[:2]) * _LINE), 12)
    strokes = array("f")
    drawn = np.zeros_like(dark)
    for size in ((length, 1), (1, length)):
        kept = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        # a scan is never quite straight: thicker lines stay in one piece
        kept = cv2.dilate(kept, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
        drawn |= kept
        contours, _ = cv2.findContours(kept, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            x, y, width, height = cv2.boundingRect(contour)
            across = size[0] > 1
            middle = y + height / 2 if across else x + width / 2
            strokes.extend((x, middle, x + width, middle) if across else (middle, y, middle, y + height))
    return strokes, drawn


def overlooked(image: Any, words: list[Box], drawn: Any) -> Iterator[Box]:
    """Give where ink as high as figures stands that is in no word and no line: one alone in its cell is overlooked."""
    import cv2
    import numpy as np

    if not words:
        return
    usual = float(np.median([min(x1 - x0, y1 - y0) for x0, y0, x1, y1 in words]))

    def bare(ink: Any) -> Any:
        ink[cv2.dilate(drawn, np.ones((3, 3), np.uint8)) > 0] = 0
        for x0, y0, x1, y1 in words:
            ink[max(int(y0), 0) : int(y1) + 1, max(int(x0), 0) : int(x1) + 1] = 0
        return ink

    # grains of a noisy scan are no ink
    ink = bare(cv2.morphologyEx(_dark(cv2.medianBlur(image, 3)), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)))
    # digits side by side are one figure
    near = cv2.dilate(ink, np.ones((1, max(int(usual / 3), 1)), np.uint8))
    found = list(_marks(near, usual))
    # a slash may be as thin as grains are
    raw = bare(_dark(image))
    for x0, y0, x1, y1 in found:
        raw[int(y0) : int(y1) + 1, int(x0) : int(x1) + 1] = 0
    thin = (box for box in _marks(raw, usual) if is_slash(image, box))
    yield from islice(chain(found, thin), _MOST_OVERLOOKED)


def _marks(ink: Any, usual: float) -> Iterator[Box]:
    """Give where marks as high as figures stand."""
    import cv2

    _, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for x, y, width, height, area in found[1:].tolist():
        if (
            _LEAST_HEIGHT * usual <= height <= _MOST_HEIGHT * usual
            and width <= 5 * usual
            and area > 0.1 * height * width
        ):
            yield (x, y, x + width, y + height)


def is_slash(image: Any, box: Box) -> bool:
    """Tell whether the ink in a box is a stroke that leans to the right; engines take it for a figure 1."""
    import cv2
    import numpy as np

    x0, y0, x1, y1 = (max(int(edge), 0) for edge in box)
    part = _dark(image[y0 : y1 + 1, x0 : x1 + 1])
    _, marks, found, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    if len(found) < 2:
        return False
    # without the grains around it, or the side of its cell
    ys, xs = np.nonzero(marks == 1 + int(found[1:, cv2.CC_STAT_AREA].argmax()))
    if len(ys) < 8 or np.ptp(ys) < 4:
        return False
    lean, start = np.polyfit(ys, xs, 1)
    aside = float(np.std(xs - lean * ys - start)) / float(np.ptp(ys))
    return -1.0 < lean < _LEAN and aside < _STRAIGHT


def _dark(image: Any) -> Any:
    import cv2

    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    return cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 15)
