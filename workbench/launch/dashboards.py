"""The staff pages, served by Voilà on its own: never by JupyterLab, which can run anything."""

from __future__ import annotations

import ipaddress
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench import settings
from workbench.errors import NotFound, NotReady
from workbench.launch.ports import refuse_taken_port, wait_until_it_answers
from workbench.launch.stopping import finish_closing, heed_ctrl_c
from workbench.launch.voila_settings import Door, jupyter_places, names_of, settings_of
from workbench.sentences import Sentence, sentence

HERE = "127.0.0.1"
PORT = 8866


@dataclass(frozen=True)
class Dashboards:
    """Staff pages that are being served, and the address that opens them."""

    process: subprocess.Popen[bytes]
    address: str
    runtime: Path

    def stop(self) -> None:
        """Close them, their kernels too, and leave nothing behind."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.runtime, ignore_errors=True)


def serve_dashboards(
    *,
    port: int = PORT,
    ip: str = HERE,
    token: str | None = None,
    root: Path | None = None,
    editions: Path,
    language: str,
    audience: str = "staff",
) -> Dashboards:
    """Start serving the pages of one audience and return once they answer.

    Raises NotReady `token_needed` where others could reach them without a token, `port_taken`;
    NotFound `no_pages` where `root` is no folder.
    """
    refuse_open_door(ip, token)
    folder = (root or settings.project_folder() / "dashboards").resolve()
    if not folder.is_dir():
        raise NotFound(
            sentence("There is no folder of pages at {folder}.", folder=folder), code="no_pages"
        )
    refuse_taken_port(port, ip=ip, option="--port {free}")
    door = Door(port=port, ip=ip, token=token, root=folder, language=language)
    runtime = Path(tempfile.mkdtemp(prefix="workbench-"))
    process = _launch(door, runtime, editions=editions, audience=audience)
    served = Dashboards(process, _address(door), runtime)
    try:
        asked = HERE if ip in {"0.0.0.0", "::"} else ip  # noqa: S104 - compared, not bound
        wait_until_it_answers(process, f"http://{asked}:{port}/", name="Voilà", seconds=60)
    except BaseException:
        served.stop()
        raise
    return served


def serve_until_stopped(
    here: settings.Settings,
    *,
    port: int = PORT,
    ip: str = HERE,
    token: str | None = None,
    root: Path | None = None,
    tell: Callable[[Sentence], None],
) -> None:
    """Serve the staff pages, say their address, and stay until Ctrl+C."""
    heed_ctrl_c()
    served = serve_dashboards(
        port=port, ip=ip, token=token, root=root, editions=here.editions, language=here.language
    )
    tell(sentence("The staff pages are open, read only: {address}", address=served.address))
    tell(sentence("Keep this window open. Ctrl+C closes the pages."))
    try:
        served.process.wait()
    except KeyboardInterrupt:
        finish_closing()
        tell(sentence("The staff pages are closed."))
    finally:
        served.stop()


def refuse_open_door(ip: str, token: str | None) -> None:
    """Beyond this machine the pages are only served to who knows a token."""
    if _is_this_machine(ip) or token:
        return
    raise NotReady(
        sentence(
            "On the address {ip} other machines can reach the pages. Choose a token that readers "
            "must know, with --token; or leave --ip out to serve this machine only.",
            ip=ip,
        ),
        code="token_needed",
    )


def voila_command() -> list[str]:
    """The command that serves; all its settings are in the configuration of its folder."""
    return [sys.executable, "-m", "voila"]


def _launch(door: Door, runtime: Path, *, editions: Path, audience: str) -> subprocess.Popen[bytes]:
    """Start Voilà in a folder of its own, which holds its settings, sockets and log."""
    (runtime / "voila.json").write_text(json.dumps(settings_of(door, runtime)), encoding="utf-8")
    environment = settings.environment_for_viewers(editions)
    environment |= jupyter_places(runtime, templates=Path(__file__).parent)
    environment |= {settings.AUDIENCE: audience, settings.LANGUAGE: door.language}
    with (runtime / "voila.log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - our own command
            voila_command(),
            cwd=runtime,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C is for us: we close it in order
        )


def _is_this_machine(ip: str) -> bool:
    if ip == "localhost":
        return True
    try:
        return ipaddress.ip_address(ip).is_loopback
    except ValueError:
        return False


def _address(door: Door) -> str:
    host = HERE if _is_this_machine(door.ip) else names_of(door.ip)[3]
    return f"http://{host}:{door.port}/"
