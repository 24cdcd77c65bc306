"""Sets up the environment before anything is installed: `make start` and `make test` call it.

Standard library only, and readable by an old Python, so that it can say that it is too old.
"""

import gettext
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
OLDEST = (3, 11)


def main(lock, mark):
    """Make the environment, install the exact versions of a lock file, compile, leave a mark."""
    sentence = words()
    if sys.version_info < OLDEST:
        stop(
            sentence(
                "Python {found} is too old: the workbench needs 3.11 or newer. Install it, then "
                "run: make start PYTHON=python3.11"
            ).format(found=".".join(str(part) for part in sys.version_info[:3]))
        )
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        tell(sentence("Making the workbench's own environment (once)..."))
        run(
            [sys.executable, "-m", "venv", str(VENV)],
            sentence(
                "Python cannot make an environment here. On Debian or Ubuntu: "
                "sudo apt-get install python3-venv"
            ),
        )
    tell(
        sentence("Installing the exact versions of {lock} (one to three minutes, once)...").format(
            lock=lock
        )
    )
    advice = sentence(
        "Installing did not work; nothing else was changed. Check the network connection and "
        "the free space on the disk, then run the same command again."
    )
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", str(PROJECT / lock)], advice)
    run([*pip, "--no-deps", "--no-build-isolation", "-e", str(PROJECT)], advice)
    run([str(python), "-m", "compileall", "-q", str(PROJECT / "workbench")], advice)
    (PROJECT / mark).write_text("")
    if "test" in lock:
        (VENV / "start.done").write_text("")


def words():
    """The translation into the machine's language."""
    folder = PROJECT / "workbench" / "locale"
    spoken = os.environ.get("WORKBENCH_LANGUAGE") or os.environ.get("LANG") or "en"
    return gettext.translation(
        "workbench", str(folder), languages=[spoken[:2].lower()], fallback=True
    ).gettext


def run(command, advice):
    """Run a step; when it fails, show what the tool said and what to do."""
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=str(PROJECT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        tell(done.stdout.decode("utf-8", "replace")[-2000:])
        stop(advice)


def tell(text):
    """Say a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def stop(text):
    """Say what to do and leave with an error."""
    sys.stderr.write(text + "\n")
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
