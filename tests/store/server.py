"""A PostgreSQL server of the tests' own, in a folder of theirs, that ends with them."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Where Debian keeps the newest server's programs; None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda at: int(at.parent.name))
    return found[-1] if found else None


@contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """Start a server on a socket in a private folder; give the URL of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-pg-"))
    as_user = _not_root(folder)
    data = folder / "data"
    try:
        _run([bin_folder / "initdb", "-D", data, "-U", "tests", "-A", "trust"], as_user)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        log = folder / "log"
        _run([bin_folder / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"], as_user)
        try:
            yield f"postgresql+psycopg://tests@/postgres?host={folder}"
        finally:
            _run([bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop"], as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _not_root(folder: Path) -> dict[str, int]:
    """The server refuses to run as root: Debian's own user runs it then."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid}


def _run(command: list[object], as_user: dict[str, int]) -> None:
    subprocess.run(
        [str(word) for word in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **as_user,
    )
