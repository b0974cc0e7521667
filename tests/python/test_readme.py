"""The examples of the README, run as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    import pathlib

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for name, block in BLOCKS if name == "sh" for line in block.splitlines() if line.startswith("xxgk ")]


def test_python(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """All blocks in one session; a block of text right behind one is what it prints."""
    monkeypatch.chdir(ROOT)
    session: dict[str, Any] = {}
    for (name, block), (next_name, printed) in zip(BLOCKS, [*BLOCKS[1:], ("", "")], strict=True):
        if name == "python":
            exec(compile(block, "README.md", "exec"), session)
            if next_name == "text":
                assert tidy(capsys.readouterr().out) == tidy(printed)
    assert "r" in session


def tidy(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


@pytest.mark.skipif(os.name != "posix" or shutil.which("sh") is None, reason="a shell")
@pytest.mark.parametrize("command", COMMANDS)
def test_shell(command: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, timeout=60
    )
    # `check` says that one of the samples breaks identities
    assert (done.returncode, done.stderr) == (int(command.startswith("xxgk check")), b"")
    lines = tmp_path / "reports.jsonl"
    samples = len(list((ROOT / "examples/reports").iterdir()))
    written = lines.read_bytes().count(b"\n") == samples if lines.exists() else any(tmp_path.glob("[pt]a*"))
    assert done.stdout or written
