"""The `xxgk` command, the same that `cargo install xxgk --features cli` gives."""

import signal
import sys

from xxgk._core import run


def main() -> int:
    """Run the command on `sys.argv` and return its exit status."""
    try:
        # Python only notes an interrupt and waits for the command to end: let it end the process.
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # not the main thread: interrupts do not come here
        return run(["xxgk", *sys.argv[1:]])
    try:
        return run(["xxgk", *sys.argv[1:]])
    finally:
        signal.signal(signal.SIGINT, before)


if __name__ == "__main__":
    sys.exit(main())
