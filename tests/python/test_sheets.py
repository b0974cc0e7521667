"""Workbooks as openpyxl writes them: merged cells, numbers as text, formulas, hidden sheets."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

import xxgk
from conftest import ROOT

HEAD = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
NEW = "一、本年新收政府信息公开申请数量"
OVER = "二、上年结转政府信息公开申请数量"


def workbook() -> tuple[openpyxl.Workbook, Any]:
    """A workbook with the beginning of a report on its sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.merge_cells("B2:K2")
    sheet["B2"] = "青岚县2022年政府信息公开工作年度报告"
    sheet["B3"] = "三、收到和处理政府信息公开申请情况"
    for row, label in [(5, "申请人情况"), (6, NEW), (7, OVER), (8, "四、结转下年度继续办理")]:
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
        sheet.cell(row, 2, label)
    fill(sheet, 5, HEAD)
    return book, sheet


def fill(sheet: Any, row: int, values: list[Any]) -> None:
    for column, value in enumerate(values, 5):
        sheet.cell(row, column, value)


def read(book: openpyxl.Workbook) -> xxgk.Report:
    file = io.BytesIO()
    book.save(file)
    return xxgk.parse(file.getvalue())


def states(report: xxgk.Report, row: str) -> list[str]:
    columns = ["natural_person", "enterprise", "research_institution", "public_interest_org", "legal_service_org"]
    return [report.cell(f"requests.{row}.{column}").state for column in [*columns, "other", "total"]]


def test_merged_cells_and_numbers_stored_as_text() -> None:
    book, sheet = workbook()
    fill(sheet, 6, [3, "12", 0, 1.0, "/", None, 16])
    fill(sheet, 7, [None] * 7)
    fill(sheet, 8, [0, 0, 0, 0, 0, 0, 0])
    report = read(book)
    assert (report.source.format, report.year) == ("xlsx", 2022)
    assert report.title == "青岚县2022年政府信息公开工作年度报告"
    got = [
        report.requests["new_received", column] for column in ("natural_person", "enterprise", "public_interest_org")
    ]
    assert got == [3, 12, 1]
    number = "number"
    assert states(report, "new_received") == [number, number, number, number, "not_applicable", "blank", number]
    assert set(states(report, "carried_over")) == {"blank"}
    assert set(states(report, "carried_forward")) == {number}
    assert report.cell("requests.new_received.enterprise").raw == "12"


@pytest.mark.parametrize("cell", ["=SUM(E6:J6)", "#REF!", "#DIV/0!"])
def test_what_is_no_figure_is_a_finding(cell: str) -> None:
    book, sheet = workbook()
    fill(sheet, 6, [3, 2, 0, 0, 0, 0, cell])
    fill(sheet, 7, [0, 0, 0, 0, 0, 0, 0])
    fill(sheet, 8, [0, 0, 0, 0, 0, 0, 0])
    report = read(book)
    total = report.cell("requests.new_received.total")
    assert (total.state, total.value, total.raw) == ("text", None, cell)
    assert report.requests["new_received", "natural_person"] == 3
    doubts = [f for f in report.findings if f.code == "cell.unreadable"]
    assert any("requests.new_received.total" in f.cells for f in doubts)


def test_units_and_days_in_number_formats() -> None:
    book, sheet = workbook()
    sheet["B10"] = "行政许可"
    sheet["C10"] = 1234
    sheet["C10"].number_format = "#,##0"
    sheet["B11"] = "行政事业性收费"
    sheet["C11"] = 45.6
    sheet["C11"].number_format = '0.00"万元"'
    report = read(book)
    assert report.proactive["licensing", "decisions"] == 1234
    fees = report.cell("proactive.fees.amount")
    assert (float(fees.value or 0), fees.unit) == (45.6, "万元")


def test_a_hidden_sheet_is_left_out() -> None:
    book, sheet = workbook()
    fill(sheet, 6, [3, 2, 0, 0, 0, 0, 5])
    fill(sheet, 7, [0, 0, 0, 0, 0, 0, 0])
    fill(sheet, 8, [0, 0, 0, 0, 0, 0, 0])
    old = book.copy_worksheet(sheet)
    old.sheet_state = "hidden"
    old["E6"] = 9
    report = read(book)
    assert report.requests["new_received", "natural_person"] == 3
    assert "table.duplicate" not in {f.code for f in report.findings}


def test_a_corpus_reads_workbooks_among_others() -> None:
    pages = ROOT / "examples/pages"
    corpus = xxgk.read([pages / f"report.{ending}" for ending in ("docx", "xlsx", "xls", "ods")], progress=False)
    assert list(corpus.reports.to_pandas()["format"]) == ["docx", "xlsx", "xls", "ods"]
    cells = corpus.cells.to_pandas()
    figures = [group["value"].fillna(-1).tolist() for _, group in cells.groupby("path")]
    assert all(figure == figures[0] for figure in figures)
