"""xxgk beside what people use instead, on the same documents in one run: ratios, not seconds.

    python3 benches/peers.py            # needs the package, pandas and lxml

`by position` is what most scripts of the field do: the figures between two headings, seven a row, in the order in
which they stand. `by label` searches the text for each label and the seven figures behind it. Both give table 3 alone,
without places, checks and findings. `read_html` gives the tables of a page, without knowing what is in them.
"""

from __future__ import annotations

import argparse
import io
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

import xxgk

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parent.parent / "examples"
TEXTS = ["qinglan-county-2021.txt", "xihe-province-2024.txt", "linhe-street-2022.txt"]
PAGES = ["web-page.html", "page-from-word.html"]
TABLE = re.compile("三、收到和处理政府信息公开申请情况(.*?)四、政府信息公开行政复议、行政诉讼情况", re.DOTALL)
LABELS = [row.label for row in xxgk.table_form("2021", "requests").rows]
BEHIND = r"\D*?" + r"[\s|]+".join([r"(\d+)"] * 7)


def plain(text: str) -> str:
    """The words of a page, as a script gets them."""
    return re.sub(r"[ \t\u3000]+", " ", re.sub(r"<[^>]+>", " ", text))


def by_position(text: str) -> list[list[int]]:
    """Rows of seven figures."""
    found = TABLE.search(plain(text))
    figures = [int(figure) for figure in re.findall(r"(?<!\d)\d+(?![\d.、])", found[1])] if found else []
    return [figures[at : at + 7] for at in range(0, len(figures), 7)]


def by_label(text: str) -> dict[str, list[int]]:
    """The seven figures behind each label."""
    words = plain(text)
    found = {label: re.search(re.escape(label) + BEHIND, words) for label in LABELS}
    return {label: [int(figure) for figure in match.groups()] for label, match in found.items() if match}


def read_html(text: str) -> list[Any]:
    """The tables of a page."""
    return pd.read_html(io.StringIO(text))


def best(call: Callable[[str], object], text: str, rounds: int) -> float:
    """The shortest time of a call, in microseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call(text)
        times.append(time.perf_counter() - start)
    return min(times) * 1e6


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200, help="how often each is called; the shortest time counts")
    rounds = parser.parse_args().rounds
    print(f"{'document':28} {'kB':>6} {'xxgk':>9} {'by position':>14} {'by label':>14} {'read_html':>14}")
    for name in TEXTS + PAGES:
        page = name in PAGES
        text = (EXAMPLES / ("pages" if page else "reports") / name).read_text(encoding="utf-8")
        own = best(xxgk.parse, text, rounds)
        others = [best(by_position, text, rounds), best(by_label, text, rounds)]
        if page:
            others.append(best(read_html, text, max(rounds // 10, 3)))
        ratios = "".join(f"{other:7.0f} {other / own:5.1f}x" for other in others)
        print(f"{name:28} {len(text.encode()) / 1000:6.1f} {own:6.0f} µs {ratios}")


if __name__ == "__main__":
    main()
