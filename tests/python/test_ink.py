"""What is seen on the picture of a page besides its words."""

from __future__ import annotations

from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")
from xxgk import _ink  # noqa: E402


def blank() -> Any:
    return np.full((900, 1400, 3), 255, np.uint8)


def test_a_page_that_lies_askew_is_put_upright() -> None:
    page = blank()
    for y in range(100, 800, 50):
        cv2.line(page, (100, y), (1300, y), (0, 0, 0), 2)
    turn = cv2.getRotationMatrix2D((700, 450), 1.4, 1.0)
    askew = cv2.warpAffine(page, turn, (1400, 900), borderValue=(255, 255, 255))
    assert abs(_ink._askew(page)) < 0.15
    assert abs(_ink._askew(askew) + 1.4) < 0.25
    assert abs(_ink._askew(_ink.straightened(askew))) < 0.25


def test_a_red_seal_hides_no_figure() -> None:
    page = blank()
    cv2.putText(page, "70", (560, 410), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    # a red title is no seal
    cv2.putText(page, "A", (100, 100), cv2.FONT_HERSHEY_SIMPLEX, 2, (40, 40, 230), 4)
    stamped = page.copy()
    cv2.circle(stamped, (500, 400), 90, (60, 60, 220), 6)
    stamped = cv2.addWeighted(page, 0.4, stamped, 0.6, 0)
    clean = _ink.without_seals(stamped)

    def dark(image: Any) -> int:
        return int((image[300:500, 400:700].min(axis=2) < 170).sum())

    assert dark(stamped) > 3 * dark(page)
    assert 0.9 * dark(page) < dark(clean) < 1.1 * dark(page)
    assert (clean[:200] == stamped[:200]).all()
    assert _ink.without_seals(page) is page


def test_ink_that_is_in_no_word_is_found() -> None:
    page = blank()
    cv2.putText(page, "123", (100, 100), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    cv2.putText(page, "7", (300, 100), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    cv2.rectangle(page, (50, 60), (400, 120), (0, 0, 0), 2)
    page[200:202, 200:202] = 0
    _, drawn = _ink.lines(page)
    ((x0, y0, x1, y1),) = _ink.overlooked(page, [(98.0, 74.0, 160.0, 104.0)], drawn)
    assert 290 < x0 < x1 < 330
    assert 70 < y0 < y1 < 110
    assert not list(_ink.overlooked(page, [], drawn))


def test_a_slash_as_thin_as_a_grain_is_found() -> None:
    page = blank()
    cv2.line(page, (300, 100), (308, 80), (0, 0, 0), 1)
    page[80:100:4, 500:504:2] = 0
    _, drawn = _ink.lines(page)
    ((x0, y0, x1, y1),) = _ink.overlooked(page, [(98.0, 78.0, 120.0, 102.0)], drawn)
    assert (296 < x0 < x1 < 312, 76 < y0 < y1 < 104) == (True, True)
    assert _ink.is_slash(page, (x0, y0, x1, y1))


@pytest.mark.parametrize(("text", "slash"), [("/", True), ("1", False), ("7", False), ("-", False)])
def test_a_slash_is_told_from_a_figure(text: str, slash: bool) -> None:
    page = blank()
    cv2.putText(page, text, (100, 100), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    assert bool(_ink.is_slash(page, (90.0, 65.0, 130.0, 110.0))) is slash
