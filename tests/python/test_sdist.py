"""The source distribution: what pip builds the package of where there is no wheel."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    import pathlib


def test_cargo_takes_what_is_in_it(tmp_path: pathlib.Path) -> None:
    maturin = shutil.which("maturin")
    if maturin is None or not (ROOT / ".git").exists():
        pytest.skip("maturin is not installed, or this is no clone")
    subprocess.run([maturin, "sdist", "--out", tmp_path], cwd=ROOT, check=True, capture_output=True, timeout=120)
    (archive,) = tmp_path.glob("xxgk-*.tar.gz")
    with tarfile.open(archive) as files:
        files.extractall(tmp_path, filter="data")
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    asked = ["cargo", "metadata", "--no-deps", "--locked", "--format-version", "1"]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    for name in ("NOTICE", "LICENSE-MIT", "README.md", "bindings/Cargo.toml", "python/xxgk/_core.pyi"):
        assert (folder / name).is_file(), name
