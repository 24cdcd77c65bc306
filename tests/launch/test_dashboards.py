from __future__ import annotations

import json
import os
import re
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.ports import free_port
from workbench import settings
from workbench.errors import NotFound, NotReady
from workbench.launch import dashboards
from workbench.launch.dashboards import refuse_open_door, serve_dashboards
from workbench.launch.voila_settings import Door, jupyter_places, names_of, settings_of

TEMPLATES = Path(dashboards.__file__).with_name("voila")


def a_door(**changes: object) -> Door:
    plain = {"port": 8866, "ip": "127.0.0.1", "token": None, "root": Path("/x"), "language": "fr"}
    return Door(**{**plain, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("ip", ["0.0.0.0", "::", "192.168.1.7", "office.example", ""])
def test_beyond_this_machine_a_token_is_needed(ip: str) -> None:
    with pytest.raises(NotReady) as refused:
        refuse_open_door(ip, None)
    assert refused.value.code == "token_needed"
    refuse_open_door(ip, "a token")


@pytest.mark.parametrize("ip", ["127.0.0.1", "localhost", "::1"])
def test_on_this_machine_no_token_is_needed(ip: str) -> None:
    refuse_open_door(ip, None)


def test_a_taken_port_is_said_with_another(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(NotReady, match=str(port)) as refused:
            serve_dashboards(port=port, editions=tmp_path, language="en")
    assert refused.value.code == "port_taken"


def test_a_folder_of_pages_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as refused:
        serve_dashboards(editions=tmp_path, language="en", root=tmp_path / "nowhere")
    assert refused.value.code == "no_pages"


def test_every_door_that_is_not_needed_is_closed(tmp_path: Path) -> None:
    voila = settings_of(a_door(), tmp_path)
    pages = voila["VoilaConfiguration"]
    assert pages["allow_template_override"] == pages["allow_theme_override"] == "NO"
    assert pages["file_allowlist"] == []
    assert pages["show_tracebacks"] is False
    assert voila["MappingKernelManager"]["cull_idle_timeout"] == 120
    assert "token" not in voila["Voila"]
    assert voila["Voila"]["tornado_settings"]["allow_remote_access"] is False
    assert settings_of(a_door(token="t"), tmp_path)["Voila"]["token"] == "t"
    assert names_of("127.0.0.1") == ["localhost", "127.0.0.1"]
    assert "192.168.1.7" in names_of("192.168.1.7")


def test_sockets_are_used_where_their_path_is_short_enough() -> None:
    assert settings_of(a_door(), Path("/run/w"))["KernelManager"]["transport"] == "ipc"
    long = Path("/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T/workbench-1")
    assert settings_of(a_door(), long)["KernelManager"]["transport"] == "tcp"


def test_a_page_inherits_no_secret_and_not_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_STORE", "postgresql://somebody:hunter2@host/store")
    monkeypatch.setenv("SOME_PASSWORD", "hunter2")
    environment = settings.environment_for_viewers(tmp_path)
    environment |= jupyter_places(tmp_path, templates=tmp_path)
    assert "hunter2" not in json.dumps(environment)
    assert "WORKBENCH_STORE" not in environment


def test_our_templates_name_no_other_address() -> None:
    files = [path for path in TEMPLATES.rglob("*") if path.is_file()]
    assert len(files) >= 6
    for path in files:
        assert not re.search(r"(https?:)?//[a-z]", path.read_text("utf-8").replace("://w", "")), (
            path
        )


def test_it_answers_and_leaves_nothing_behind(tmp_path: Path) -> None:
    served = serve_dashboards(port=free_port(), editions=tmp_path, language="fr")
    try:
        with urllib.request.urlopen(served.address, timeout=30) as answer:
            said = answer.read().decode()
            assert "voila/render/index.ipynb" in said
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert served.runtime.stat().st_mode & 0o077 == 0
    finally:
        served.stop()
    assert served.process.poll() is not None
    assert not served.runtime.exists()


def test_with_a_token_a_page_asks_for_it(tmp_path: Path) -> None:
    served = serve_dashboards(port=free_port(), token="a-token", editions=tmp_path, language="en")
    try:
        with urllib.request.urlopen(served.address, timeout=30) as answer:
            assert "/login" in answer.url
        with urllib.request.urlopen(f"{served.address}?token=a-token", timeout=30) as answer:
            assert "/login" not in answer.url
        command = Path(f"/proc/{served.process.pid}/cmdline")
        assert not command.exists() or b"a-token" not in command.read_bytes()
    finally:
        served.stop()
    assert "a-token" not in os.environ.values()
