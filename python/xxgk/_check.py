"""What several reports say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xxgk import _core

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xxgk._core import Finding, Report


class Checked(NamedTuple):
    """A finding on one of several reports."""

    report: Report
    """The report."""
    against: Report | None
    """The report for the year before that it was compared with; `None` for what the report says by itself."""
    finding: Finding
    """The finding. Its cells are those of both reports where two were compared; its span is in `report`."""


def check(reports: Iterable[Report], *, ignore: Iterable[str] = ()) -> list[Checked]:
    r"""Checks several reports: each by itself, and each against that of the same organ for the year before.

    What comes out goes organ by organ and year by year; reports that name no organ or no year come last. Two reports
    of one organ and year that print different figures are compared with no other: they may be of two organs. `ignore`
    holds codes of findings to leave out, as in `["publication.late"]`; a code that no finding has is a `ValueError`.

    >>> table = "一、本年新收政府信息公开申请数量\t4{0}\n二、上年结转政府信息公开申请数量\t{1}{0}\n"
    >>> table += "四、结转下年度继续办理\t{2}{0}\n"
    >>> page = lambda year, *n: f"青岚县{year}年政府信息公开工作年度报告\n" + table.format("\t0\t0\t0\t0\t0\t4", *n)
    >>> reports = [xxgk.parse(page(2022, 2, 0)), xxgk.parse(page(2021, 0, 3))]
    >>> [(c.report.year, c.against.year, c.finding.message) for c in xxgk.check(reports) if c.against][:1]
    [(2022, 2021, 'column natural_person: 2 carried over, but 3 were carried forward the year before')]
    """
    return [Checked(*found) for found in _core.check(list(reports), list(ignore))]
