"""PDF files and pictures through the extras: the same cells as the reader in Rust, and what is recognised is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import xxgk
from conftest import ROOT

if TYPE_CHECKING:
    import pathlib

pytest.importorskip("pypdfium2")
PAGES = ROOT / "examples/pages"
FILES = sorted(PAGES.glob("*.pdf"))


def cells(report: xxgk.Report) -> dict[str, Any]:
    return {cell.id: (cell.state, cell.value) for table in report.tables for cell in table}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_readers_read_the_same(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_pdfium = xxgk.parse(path)
    assert by_pdfium.source.format == "pdf"
    assert by_pdfium.source.path == str(path)
    assert cells(by_pdfium) == cells(xxgk.parse(path.read_bytes(), format="pdf"))
    monkeypatch.setattr("xxgk._pages.words", lambda data: None)
    in_rust = xxgk.parse(path)
    assert cells(by_pdfium) == cells(in_rust)
    assert by_pdfium.title == in_rust.title
    assert sum(state == "number" for state, _ in cells(in_rust).values()) > 100


def test_damage_is_told_by_either_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (PAGES / "report.pdf").read_bytes()
    sound = cells(xxgk.parse(whole))
    at = whole.index(b"BT") + 40
    damaged = whole[:at] + whole[at + 300 :]
    reports = [xxgk.parse(damaged)]
    monkeypatch.setattr("xxgk._pages.words", lambda data: None)
    reports.append(xxgk.parse(damaged))
    for report in reports:
        named = {name for finding in report.findings if finding.severity != "info" for name in finding.cells}
        assert "file.damaged" in {finding.code for finding in report.findings}
        changed = {name for name, cell in cells(report).items() if cell != sound.get(name)}
        assert all(any(name == part or name.startswith(f"{part}.") for part in named) for name in changed)


def test_a_folder_with_pdf_files(tmp_path: pathlib.Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    corpus = xxgk.read([PAGES, tmp_path / "bad.pdf"], progress=False)
    formats = corpus.reports.count("format")
    assert formats["pdf"] == len(FILES) + 1
    assert corpus.reports.count("is_report")[False] == 1


def test_a_picture_of_a_page() -> None:
    pytest.importorskip("rapidocr")
    cv2 = pytest.importorskip("cv2")
    import pypdfium2

    document = pypdfium2.PdfDocument(PAGES / "report.pdf")
    picture = document[0].render(scale=200 / 72).to_numpy()
    report = xxgk.parse(cv2.imencode(".png", picture)[1].tobytes())
    assert report.source.format == "image"
    whole = cells(xxgk.parse(PAGES / "report.pdf"))
    found = [cell for table in report.tables for cell in table if cell.state == "number"]
    assert found
    assert all(cell.origin == "ocr" for cell in found)
    named = {name for finding in report.findings if finding.severity != "info" for name in finding.cells}
    for cell in found:
        assert cell.placement == "resolved" or cell.id in named
        assert whole[cell.id] == (cell.state, cell.value) or cell.id in named
