"""A progress bar with the looks of tqdm: text on a terminal, HTML in a notebook, elsewhere nothing."""

from __future__ import annotations

import sys
import time
from typing import Any

_WIDTH = 10
_EIGHTHS = " ▏▎▍▌▋▊▉"


def clock(seconds: float) -> str:
    """Write a time as tqdm does: `01:05`, `2:01:05`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def line(done: int, total: int | None, taken: float) -> str:
    """Write how far it is.

    >>> line(5, 16, 2.0)
    ' 31%|███▏      | 5/16 [00:02<00:04, 2.5 reports/s]'
    >>> line(5, None, 2.0)
    '5 [00:02, 2.5 reports/s]'
    """
    rate = done / taken if taken > 0 else 0.0
    if total is None:
        return f"{done} [{clock(taken)}, {rate:.1f} reports/s]"
    share = min(done / total, 1.0) if total else 1.0
    full, part = divmod(int(share * _WIDTH * 8), 8)
    bar = ("█" * full + (_EIGHTHS[part] if part else "")).ljust(_WIDTH)
    left = clock((total - done) / rate) if rate else "?"
    return f"{int(share * 100):3}%|{bar}| {done}/{total} [{clock(taken)}<{left}, {rate:.1f} reports/s]"


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return type(shell).__name__ == "ZMQInteractiveShell"


class Progress:
    """A bar that is told how many are done. Use it as a context."""

    def __init__(self, total: int | None, *, shown: bool) -> None:
        """Begin; `total` is `None` where it is not known."""
        self._total = total
        self._start = time.monotonic()
        self._notebook = shown and _in_notebook()
        self._terminal = shown and not self._notebook and sys.stderr is not None and sys.stderr.isatty()
        self._handle: Any = None

    def __enter__(self) -> Progress:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the line."""
        if self._terminal:
            sys.stderr.write("\n")

    def __call__(self, done: int) -> None:
        """Draw the bar anew."""
        if not (self._terminal or self._notebook):
            return
        text = line(done, self._total, time.monotonic() - self._start)
        if self._terminal:
            sys.stderr.write(f"\r{text}\x1b[K")
            sys.stderr.flush()
            return
        from IPython.display import HTML, display

        page = HTML(f"<pre style='margin:0'>{text}</pre>")
        if self._handle is None:
            self._handle = display(page, display_id=True)
        else:
            self._handle.update(page)
