"""What the tests share: the sample reports, what they print, and the seeds where they are at hand."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest

import xxgk

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "examples/reports"
EXPECTED = sorted((ROOT / "tests/expected").glob("*.json"))
# shared/ stands beside the clone, or beside the folder of its worktrees
SEEDS = next((p for p in (ROOT.parent / "shared/seeds", ROOT.parents[1] / "shared/seeds") if p.is_dir()), None)


def sample(name: str) -> xxgk.Report:
    """Read a sample by the beginning of its name."""
    (path,) = SAMPLES.glob(f"{name}*")
    return xxgk.parse(path)


def expectations() -> list[Any]:
    return [pytest.param(json.loads(path.read_text("utf-8")), id=path.stem) for path in EXPECTED]


def differences(want: Any, got: Any, path: str = "") -> list[str]:
    """What `got` has otherwise than `want`, key by key; keys that `want` lacks are free."""
    if isinstance(want, dict):
        if not isinstance(got, dict):
            return [f"{path}: {got!r} for a group"]
        return [line for key, value in want.items() for line in differences(value, got.get(key), f"{path}.{key}")]
    if isinstance(want, float) and isinstance(got, (int, float)):
        return [] if abs(want - got) < 1e-9 else [f"{path}: {got!r}, expected {want!r}"]
    return [] if want == got else [f"{path}: {got!r}, expected {want!r}"]


@pytest.fixture(params=sorted(path.name for path in SAMPLES.glob("*-*")))
def report(request: pytest.FixtureRequest) -> xxgk.Report:
    """Every sample report."""
    return xxgk.parse(SAMPLES / request.param)
