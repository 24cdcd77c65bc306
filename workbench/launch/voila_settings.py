"""How Voilà is set for people who may only look: every door that is not needed is closed."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
LONGEST_SOCKET_FOLDER = 40
"""A path of a Unix socket has about 104 characters; the kernel's own name takes the rest."""


@dataclass(frozen=True)
class Door:
    """Where the pages are served, to whom, and in which language they open."""

    port: int
    ip: str
    token: str | None
    root: Path
    language: str


def settings_of(door: Door, runtime: Path) -> dict[str, dict[str, object]]:
    """The sections of Voilà's configuration file; `runtime` is a folder for this server alone."""
    return {
        "Voila": _server(door, runtime),
        "VoilaConfiguration": {
            "template": "workbench",
            "theme": "light",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "classic_tree": True,
            "file_allowlist": [],
            "show_tracebacks": False,
            "strip_sources": True,
            "extension_allowlist": list(EXTENSIONS),
        },
        "VoilaExecutor": {
            "timeout": 60,
            "cell_error_instruction": "This page cannot be shown. Please tell the coordinator.",
        },
        "VoilaExporter": {"language_code": door.language},
        "MappingKernelManager": {
            "cull_idle_timeout": 120,
            "cull_interval": 30,
            "default_kernel_name": "python3",
        },
        "KernelManager": {"transport": _transport(runtime)},
    }


def _server(door: Door, runtime: Path) -> dict[str, object]:
    server: dict[str, object] = {
        "ip": door.ip,
        "port": door.port,
        "port_retries": 0,
        "open_browser": False,
        "root_dir": str(door.root),
        "connection_dir_root": str(runtime),
        "tornado_settings": {
            "allow_remote_access": False,
            "local_hostnames": names_of(door.ip),
            "headers": {
                "Content-Security-Policy": CONTENT_POLICY,
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
            },
        },
    }
    return server | ({"token": door.token} if door.token else {})


def names_of(ip: str) -> list[str]:
    """The host names under which this machine may be asked for the pages."""
    here = ["localhost", "127.0.0.1"]
    return here if ip in here else [*here, ip, socket.gethostname(), socket.getfqdn()]


def _transport(runtime: Path) -> str:
    """Sockets that no other account of this machine can reach, where they fit."""
    fits = len(str(runtime)) <= LONGEST_SOCKET_FOLDER
    return "ipc" if fits and not sys.platform.startswith("win") else "tcp"


def jupyter_places(runtime: Path, *, templates: Path) -> dict[str, str]:
    """The environment that keeps this account's own Jupyter settings and kernels out."""
    return {
        "JUPYTER_PATH": str(templates),
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_CONFIG_DIR": str(runtime),
        "JUPYTER_DATA_DIR": str(runtime / "data"),
        "JUPYTER_RUNTIME_DIR": str(runtime / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "IPYTHONDIR": str(runtime / "ipython"),
        "PYTHONNOUSERSITE": "1",
        "PYTHONUNBUFFERED": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),
    }
