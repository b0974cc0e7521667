"""Several reports together."""

from __future__ import annotations

import pytest

import xxgk
from conftest import SAMPLES, sample

TEXT = (SAMPLES / "qinglan-county-2021.txt").read_text("utf-8")


def test_two_years_of_one_organ_are_compared() -> None:
    before = xxgk.parse(TEXT)
    now = xxgk.parse(TEXT.replace("2021年", "2022年"))
    across = [c for c in xxgk.check([now, before]) if c.against is not None]
    assert {(c.report.year, c.against.year) for c in across if c.against} == {(2022, 2021)}
    carried = [c.finding for c in across if c.finding.code == "identity.carry"]
    assert carried[0].cells == ["requests.carried_over.natural_person", "requests.carried_forward.natural_person"]
    assert carried[0].severity == "warning"
    assert carried[0].span == now.cell("requests.carried_over.natural_person").span


def test_what_a_report_says_by_itself_is_there_too() -> None:
    broken = sample("shanyang")
    assert [c.finding for c in xxgk.check(iter([broken]))] == broken.findings
    assert all(c.report is broken and c.against is None for c in xxgk.check([broken]))
    assert xxgk.check([]) == []


def test_rules_can_be_switched_off() -> None:
    broken = sample("shanyang")
    codes = {c.finding.code for c in xxgk.check([broken], ignore=["identity.row_sum"])}
    assert "identity.row_sum" not in codes
    assert "identity.outcome_sum" in codes
    page = SAMPLES / "shanyang-county-2021-broken-identity.txt"
    assert not any(f.code == "identity.row_sum" for f in xxgk.parse(page, ignore=["identity.row_sum"]).findings)
    with pytest.raises(ValueError, match=r"no\.such\.code"):
        xxgk.check([broken], ignore=["no.such.code"])
    with pytest.raises(ValueError, match=r"no\.such\.code"):
        xxgk.parse("", ignore=["no.such.code"])
