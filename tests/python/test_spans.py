"""Places: characters in Python's attributes, bytes in JSON."""

from __future__ import annotations

import pytest

import xxgk
from conftest import sample


def test_characters_and_bytes_agree(report: xxgk.Report) -> None:
    text, encoded = report.text, report.text.encode()
    cells = [cell for table in report.tables for cell in table]
    for place in [*cells, *report.findings, *report.tables]:
        if place.span is None:
            assert place.byte_span is None
            continue
        (start, end), (first, last) = place.span, place.byte_span or (0, 0)
        assert text[:start].encode() == encoded[:first]
        assert text[start:end].encode() == encoded[first:last]
    for cell in cells:
        if cell.state == "number":
            assert cell.span is not None
            start, end = cell.span
            assert text[start:end] == cell.raw


def test_traditional_script_keeps_its_places() -> None:
    r = sample("huaxi")
    assert r.script == "traditional"
    cell = r.cell("requests.new_received.total")
    assert cell.span != cell.byte_span
    assert cell.span is not None
    start, end = cell.span
    assert r.text[start:end] == cell.raw
    assert "數" in r.text


@pytest.mark.parametrize("before", [0, 1, 63, 64, 84, 85, 86, 127, 128, 255, 256, 257, 511, 1000])
@pytest.mark.parametrize("filler", ["x", "é", "数", "😀"])
def test_places_after_any_number_of_wide_characters(before: int, filler: str) -> None:
    text = filler * before + "\n行政许可\t37\n行政处罚\t0\n"
    r = xxgk.parse(text, form="2021", year=2022)
    cell = r.cell("proactive.licensing.decisions")
    assert r.text == text
    assert cell.span is not None
    start, end = cell.span
    assert (text[start:end], cell.value) == ("37", 37)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    text = "行政许可\t37\r\n行政处罚\t0\r\n"
    r = xxgk.parse(b"\xef\xbb\xbf" + text.encode(), form="2021", year=2022)
    assert r.text == text
    assert r.cell("proactive.licensing.decisions").span == (5, 7)
