"""Whether a port is free, and what to do when it is not."""

from __future__ import annotations

import socket
import time
import urllib.error
import urllib.request
from subprocess import Popen

from workbench.errors import NotReady, WorkbenchError
from workbench.sentences import sentence


def refuse_taken_port(port: int, *, ip: str, option: str) -> None:
    """Raise a sentence that says how to choose another port, when this one is in use.

    `option` is what to type, with `{free}` where the other port goes.
    """
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError as error:
            raise NotReady(
                sentence(
                    "Port {port} is taken by another program (perhaps a workbench that is "
                    "already open). Close it, or choose another port: {option}",
                    port=port,
                    option=option.format(free=port + 10),
                ),
                code="port_taken",
            ) from error


def wait_until_it_answers(
    process: Popen[bytes], address: str, *, name: str, seconds: float
) -> None:
    """Wait for a server that was just started; say so when it ends or stays silent."""
    last = time.monotonic() + seconds
    while time.monotonic() < last and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 - our own address
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise WorkbenchError(
        sentence("{name} did not start. Run: workbench doctor", name=name), code="did_not_start"
    )
