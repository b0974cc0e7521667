"""Many files at once: what the command and the package take of time and memory for a folder.

    cargo run --release --features proptest --example write_corpus -- 20000 target/corpus
    cargo build --release --features cli
    python3 benches/corpus.py target/corpus     # the package is measured too where it is installed, with pandas

Each way runs in a process of its own after all files have been read once, so that they come from memory.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
READ = "import sys, xxgk; xxgk.read(sys.argv[1], jobs=int(sys.argv[2])).cells.to_pandas()"


def ways(command: Path, folder: Path, scratch: Path) -> dict[str, list[str]]:
    """What is measured, as command lines."""

    def parse(kind: str, jobs: int) -> list[str]:
        output = scratch / f"{kind}-{jobs}"
        return [str(command), "parse", str(folder), "--format", kind, "--output", str(output), "--jobs", str(jobs)]

    kinds = [(kind, jobs) for kind in ("jsonl", "parquet") for jobs in (1, 2)]
    found = {f"command to {kind}, {jobs} threads": parse(kind, jobs) for kind, jobs in kinds}
    if all(importlib.util.find_spec(name) for name in ("xxgk", "pandas")):
        package = [sys.executable, "-c", READ, str(folder)]
        found |= {f"xxgk.read(...).cells.to_pandas(), {jobs} threads": [*package, str(jobs)] for jobs in (1, 2)}
    return found


def run(command: list[str]) -> tuple[float, float]:
    """Seconds, and megabytes at the peak. What is said of files that are no reports is left out."""
    measure = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL); "
    measure += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    start = time.perf_counter()
    said = subprocess.run([sys.executable, "-c", measure, *command], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    return seconds, int(said.stdout.split()[-1]) / 1000


def main() -> None:
    """Prints a line a way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", type=Path, default=ROOT / "target/release/xxgk", help="the command to measure")
    given = parser.parse_args()
    files = [path for path in given.folder.rglob("*") if path.is_file()]
    size = sum(len(path.read_bytes()) for path in files) / 1e6
    print(f"{len(files)} files, {size:.0f} MB")
    scratch = Path(tempfile.mkdtemp())
    try:
        for name, command in ways(given.command, given.folder, scratch).items():
            seconds, peak = run(command)
            speed = f"{len(files) / seconds:8.0f} /s {size / seconds:7.1f} MB/s"
            print(f"{name:46} {seconds:7.1f} s {speed} {peak:6.0f} MB")
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
