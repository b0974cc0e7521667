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

READMES = ["README.md", "README.zh.md"]


def blocks(readme: str) -> list[tuple[str, str]]:
    return re.findall(r"^```(\w+)\n(.*?)^```$", (ROOT / readme).read_text("utf-8"), re.MULTILINE | re.DOTALL)


SHELL = [block for readme in READMES for name, block in blocks(readme) if name == "sh"]
COMMANDS = sorted({line for block in SHELL for line in block.splitlines() if line.startswith("xxgk ")})


@pytest.mark.parametrize("readme", READMES)
def test_python(readme: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """All blocks in one session; a block of text right behind one is what it prints."""
    monkeypatch.chdir(ROOT)
    session: dict[str, Any] = {}
    found = blocks(readme)
    for (name, block), (next_name, printed) in zip(found, [*found[1:], ("", "")], strict=True):
        if name == "python":
            exec(compile(block, readme, "exec"), session)
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
