"""The command that comes with the package."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import sysconfig
import time

import pytest

import xxgk
from conftest import ROOT, SAMPLES

NAME = "examples/reports/qinglan-county-2021.txt"


def xxgk_command(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "xxgk", *args], input=stdin, capture_output=True, cwd=ROOT, timeout=60)


def test_parse_writes_the_json_of_the_report() -> None:
    done = xxgk_command("parse", NAME, "--format", "jsonl", "--provenance")
    assert (done.returncode, done.stderr) == (0, b"")
    report = xxgk.parse(SAMPLES / "qinglan-county-2021.txt").to_dict(provenance=True)
    report["source"]["path"] = NAME
    assert json.loads(done.stdout) == report


def test_standard_input_and_unicode() -> None:
    done = xxgk_command("parse", "-", "--format", "table", stdin=(ROOT / NAME).read_bytes())
    assert done.returncode == 0
    assert "青岚县人民政府" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["parse", "nowhere.txt"], 1),
        (["parse", "--nonsense"], 2),
        (["nonsense"], 2),
        (["--version"], 0),
        (["schema"], 0),
    ],
)
def test_the_exit_status_is_passed_on(args: list[str], status: int) -> None:
    done = xxgk_command(*args)
    assert done.returncode == status
    if args == ["--version"]:
        assert done.stdout.decode().split() == ["xxgk", xxgk.__version__]


def test_the_console_script_is_installed() -> None:
    script = pathlib.Path(sysconfig.get_path("scripts")) / "xxgk"
    found = str(script) if script.exists() else shutil.which("xxgk")
    assert found, "xxgk is not installed as a script"
    done = subprocess.run([found, "parse", NAME], capture_output=True, cwd=ROOT, timeout=60)
    assert json.loads(done.stdout)["year"] == 2021


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_ends_it() -> None:
    # it waits for standard input, inside Rust
    child = subprocess.Popen(
        [sys.executable, "-m", "xxgk", "parse", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    time.sleep(1)
    assert child.poll() is None
    child.send_signal(signal.SIGINT)
    assert child.wait(timeout=10) == 130
