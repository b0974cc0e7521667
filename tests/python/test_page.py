"""The page of `xxgk view`, in a real browser where there is one: what a click, a key and a filter do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import xxgk
from conftest import SAMPLES, sample

if TYPE_CHECKING:
    import pathlib

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium")
DOUBTFUL = "shanyang-county-2021-broken-identity.txt"


def browse(path: pathlib.Path, *args: str) -> str:
    assert BROWSER
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent}/profile"]
    done = subprocess.run([BROWSER, *flags, *args, path.as_uri()], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def ask(tmp_path: pathlib.Path, page: str, script: str, size: str = "1400,900") -> Any:
    """Run a script in the page and give what it returns."""
    path = tmp_path / "page.html"
    probe = f"<script>document.title='';document.body.dataset.answer=JSON.stringify((()=>{{{script}}})());</script>"
    path.write_text(page.replace("</body>", f"{probe}</body>"), "utf-8")
    (answer,) = re.findall(r'data-answer="(.*?)"', browse(path, f"--window-size={size}", "--dump-dom"), re.DOTALL)
    return json.loads(answer.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def chosen() -> str:
    return "[...document.querySelectorAll('#text .chosen')].map(e => e.textContent).join('')"


@needs_browser
def test_a_click_on_a_cell_shows_its_place(tmp_path: pathlib.Path) -> None:
    report = sample("shanyang")
    script = f"""
      const seen = {{}};
      for (const cell of document.querySelectorAll('td[id]')) {{
        cell.click();
        seen[cell.id] = {chosen()};
      }}
      return seen;
    """
    seen = ask(tmp_path, report.to_html(), script)
    for table in report.tables:
        for cell in table:
            assert seen[cell.id] == (cell.raw or "")


@needs_browser
def test_the_place_comes_into_view_and_is_said(tmp_path: pathlib.Path) -> None:
    script = """
      const cell = document.getElementById('remedies.litigation_direct.total');
      cell.click();
      const box = document.getElementById('source').getBoundingClientRect();
      const place = document.querySelector('#text .chosen').getBoundingClientRect();
      return [place.top >= box.top && place.bottom <= box.bottom, document.getElementById('said').textContent,
        document.activeElement === cell, document.querySelectorAll('td.chosen').length];
    """
    inside, said, focused, count = ask(tmp_path, sample("shanyang").to_html(), script)
    assert (inside, focused, count) == (True, True, 1)
    assert "未经复议直接起诉 / 总计" in said
    assert "identity.remedy_sum" in said


@needs_browser
@pytest.mark.parametrize("size", ["1400,900", "500,900"])
def test_what_is_said_of_a_cell_does_not_hide_its_place(tmp_path: pathlib.Path, size: str) -> None:
    script = """
      document.getElementById('requests.unavailable.not_held.total').click();
      const said = document.getElementById('said').getBoundingClientRect();
      const place = document.querySelector('#text .chosen').getBoundingClientRect();
      return [place.top >= said.bottom, place.bottom <= window.innerHeight];
    """
    assert ask(tmp_path, sample("shanyang").to_html(), script, size) == [True, True]


@needs_browser
def test_a_click_on_a_finding_shows_its_cells(tmp_path: pathlib.Path) -> None:
    report = sample("shanyang")
    script = """
      return [...document.querySelectorAll('button.finding')].map(button => {
        button.click();
        return [[...document.querySelectorAll('td.chosen')].map(e => e.id), button.getAttribute('aria-pressed')];
      });
    """
    for finding, (cells, pressed) in zip(report.findings, ask(tmp_path, report.to_html(), script), strict=True):
        assert pressed == "true"
        assert set(cells) == set(finding.cells)


@needs_browser
def test_findings_can_be_filtered(tmp_path: pathlib.Path) -> None:
    script = """
      const shown = () => [...document.querySelectorAll('#findings li')].filter(e => !e.hidden).length;
      const words = document.querySelector('[name=words]');
      const type = text => { words.value = text; words.dispatchEvent(new Event('input', {bubbles: true})); };
      const counts = [shown()];
      type('remedy'); counts.push(shown());
      type('nothing of the kind'); counts.push(shown(), !document.getElementById('none').hidden);
      type('');
      document.querySelector('[value=error]').click(); counts.push(shown());
      return counts;
    """
    assert ask(tmp_path, sample("shanyang").to_html(), script) == [3, 1, 0, True, 0]


@needs_browser
def test_the_keyboard_walks_through_the_cells(tmp_path: pathlib.Path) -> None:
    script = """
      const press = key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
      const stops = document.querySelectorAll('td[tabindex="0"]').length;
      document.getElementById('requests.new_received.natural_person').focus();
      const walked = ['Enter', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'].map(key => {
        press(key);
        return document.activeElement.id;
      });
      return [stops, walked];
    """
    person, company = "natural_person", "enterprise"
    new, over = "requests.new_received", "requests.carried_over"
    walked = [f"{new}.{person}", f"{new}.{company}", f"{over}.{company}", f"{over}.{person}", f"{new}.{person}"]
    assert ask(tmp_path, sample("shanyang").to_html(), script) == [3, walked]


@needs_browser
def test_a_phone_shows_it_without_scrolling_aside(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "page.html"
    frame = (
        "<iframe id=f width=390 height=800 srcdoc='{}'></iframe><script>onload=()=>{{const d=document.getElementById("
    )
    frame += "'f')"
    frame += ".contentDocument;document.body.dataset.answer=d.documentElement.scrollWidth}}</script>"
    page = sample("shanyang").to_html().replace("&", "&amp;").replace("'", "&#39;")
    path.write_text(frame.format(page), "utf-8")
    (width,) = re.findall(r'data-answer="(\d+)"', browse(path, "--dump-dom"))
    assert int(width) <= 390


@needs_browser
@pytest.mark.parametrize("size", ["1400,900", "500,900"])
def test_a_picture_of_it_is_not_blank(size: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(sample("shanyang").to_html(), "utf-8")
    picture = tmp_path / "page.png"
    browse(path, f"--window-size={size}", f"--screenshot={picture}")
    assert picture.stat().st_size > 30_000


def test_it_names_its_parts_for_a_reader_of_screens() -> None:
    page = sample("shanyang").to_html()
    assert re.search(r'<html lang="zh-Hans">', page)
    assert len(re.findall(r"<td[^>]*aria-label=", page)) == 200
    assert len(re.findall(r"<th[^>]*scope=", page)) == page.count("<th")
    assert 'aria-live="polite"' in page
    assert all(f'aria-label="{name}' in page for name in ("表格与发现", "原文", "筛选"))


def test_nothing_is_fetched_and_nothing_gets_out(report: xxgk.Report) -> None:
    page = report.to_html()
    assert not re.search(r"<(link|img|iframe|object)|\b(src|href|action)=|url\(|@import|fetch\(", page)
    assert "default-src 'none'" in page


def test_evil_sources_stay_text() -> None:
    evil = "</pre></script><script>alert(1)</script>\0\"'&amp;"
    text = f"{evil}县2022年政府信息公开工作年度报告\n行政许可\t{evil}\n行政处罚\t3\n行政强制\t0\n"
    page = xxgk.parse(text, form="2021").to_html()
    assert page.count("<script") == page.count("</script") == 1
    assert page.count("</pre") == 1
    assert "\0" not in page


def test_the_command_writes_the_same_page(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "page.html"
    subprocess.run(["xxgk", "view", str(SAMPLES / DOUBTFUL), "-o", str(path)], check=True, env=environment())
    assert path.read_text("utf-8") == xxgk.parse(SAMPLES / DOUBTFUL).to_html()


def environment() -> dict[str, str]:
    import sysconfig

    return {**os.environ, "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])}
