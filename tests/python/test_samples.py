"""Every sample and every seed comes out of Python cell for cell as it is printed."""

from __future__ import annotations

import json
from typing import Any

import pytest

import xxgk
from conftest import SAMPLES, SEEDS, differences, expectations

KEYS = ["form", "title", "issuer", "year", "period", "published", "script", "tables"]


def check(want: dict[str, Any], report: xxgk.Report) -> None:
    got = report.to_dict(provenance=True)
    assert [line for key in KEYS if key in want for line in differences(want[key], got[key], key)] == []
    # the same through the classes
    for cell in got["cells"]:
        dressed = report.cell(cell["id"])
        value = None if cell["value"] is None else float(cell["value"])
        assert (dressed.state, dressed.raw) == (cell["state"], cell["raw"])
        assert (None if dressed.value is None else float(dressed.value)) == value
        assert dressed.unit == cell["unit"]
        assert (dressed.placement, dressed.origin) == (cell["placement"], cell["origin"])
        assert dressed.byte_span == (None if cell["span"] is None else tuple(cell["span"]))


@pytest.mark.parametrize("want", expectations())
def test_a_sample_is_read_as_it_is_printed(want: dict[str, Any]) -> None:
    report = xxgk.parse(SAMPLES / want["file"])
    check(want, report)
    for cell, state in want["states"].items():
        assert report.cell(cell).state == state
        assert report.cell(cell).value is None
    for finding in want["findings"]:
        found = [set(f.cells) for f in report.findings if f.code == finding["code"]]
        assert set(finding["cells"]) in found if "cells" in finding else found


@pytest.mark.parametrize("want", expectations())
def test_text_bytes_and_path_give_the_same_figures(want: dict[str, Any]) -> None:
    path = SAMPLES / want["file"]
    by_path = xxgk.parse(path)
    by_bytes = xxgk.parse(path.read_bytes())
    by_text = xxgk.parse(by_path.text)
    assert by_path.source.path == str(path)
    assert by_bytes.source.path is None
    assert by_path.tables == by_bytes.tables == by_text.tables
    assert by_path.text == by_bytes.text == by_text.text
    assert by_path.source.bytes == by_bytes.source.bytes == path.stat().st_size


@pytest.mark.skipif(SEEDS is None, reason="the seeds are not at hand")
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_seed_is_read_as_it_is_printed(number: str) -> None:
    assert SEEDS is not None
    (path,) = (SEEDS / "expected").glob(f"{number}_*.json")
    want = json.loads(path.read_text("utf-8"))
    want["issuer"] = {"name": want["issuer"]["name"]}
    check(want, xxgk.parse(SEEDS / want["file"]))
