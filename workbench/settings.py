"""Where things are, which language is spoken and who is sitting here.

The only reader of the environment; paths are resolved here and nowhere else, because a kernel
starts in its notebook's own folder. Light on purpose: a dashboard page imports it.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.sentences import LANGUAGES, Either, sentence
from workbench.vocabulary import Role

STORE = "WORKBENCH_STORE"
EDITIONS = "WORKBENCH_EDITIONS"
LANGUAGE = "WORKBENCH_LANGUAGE"
USER = "WORKBENCH_USER"
AUDIENCE = "WORKBENCH_AUDIENCE"
RUBRICS = "WORKBENCH_RUBRICS"
MAPPINGS = "WORKBENCH_MAPPINGS"
REGION = "WORKBENCH_REGION"
SCHEDULER = "WORKBENCH_SCHEDULER"
ROLE = "WORKBENCH_ROLE"

_FILE_ENDINGS = {".sqlite", ".sqlite3", ".db"}


@dataclass(frozen=True)
class Settings:
    """Where the store and the editions are, the language, and who records decisions."""

    store_url: str
    editions: Path
    language: str
    user: str


def project_folder() -> Path:
    """The folder that holds notebooks, dashboards and data."""
    return Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The folder of rubrics, letters and sample files (and, by default, of the store)."""
    return project_folder() / "data"


def rubrics_folder() -> Path:
    """The folder of rubrics: named in the environment, else the project's own."""
    named = os.environ.get(RUBRICS)
    return Path(named).expanduser().resolve() if named else data_folder() / "rubrics"


def mappings_folder() -> Path:
    """The folder of saved mappings: named in the environment, else beside the rubrics."""
    named = os.environ.get(MAPPINGS)
    return Path(named).expanduser().resolve() if named else data_folder() / "mappings"


def phone_region() -> str:
    """The country of telephone numbers that name none, by ISO code: the setting, else France."""
    return (os.environ.get(REGION) or "FR").strip().upper()


def current(store: str | None = None, *, language: str | None = None) -> Settings:
    """The settings in force: what is asked for here, else the environment, else the defaults.

    `store` is a folder, a file or a database URL.
    """
    place = store or os.environ.get(STORE) or str(data_folder())
    return Settings(
        store_url=store_url(place),
        editions=editions_folder(place),
        language=current_language(language),
        user=os.environ.get(USER) or _login_name(),
    )


def role() -> Role:
    """What whoever sits here may read: the setting, else a coordinator's; another word is an error.

    The reasons of pairs that are never to be are for the role of protection alone.
    """
    named = (os.environ.get(ROLE) or Role.COORDINATOR).strip().lower()
    if named not in set(Role):
        raise WorkbenchError(
            sentence(
                "The setting {name} is “{role}”; it can be: {roles}.",
                name=ROLE,
                role=named,
                roles=Either(tuple(each.value for each in Role)),
            ),
            code="bad_role",
        )
    return Role(named)


def store_url(place: str) -> str:
    """The database URL of a store given as a folder, a file or a URL."""
    if "://" in place:
        return place
    path = Path(place).expanduser().resolve()
    is_file = path.is_file() or path.suffix in _FILE_ENDINGS
    return f"sqlite:///{path if is_file else path / 'store.sqlite'}"


def store_file(url: str) -> Path | None:
    """The file of an SQLite store; None for a database server."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def editions_folder(place: str | None = None) -> Path:
    """The folder of editions: named in the environment, else beside the store's file."""
    named = os.environ.get(EDITIONS)
    if named:
        return Path(named).expanduser().resolve()
    file = store_file(store_url(place or os.environ.get(STORE) or str(data_folder())))
    return (file.parent if file else data_folder()) / "editions"


def edition_shown() -> tuple[Path, str]:
    """The folder of editions and the audience whose pages are shown here: staff, else as named."""
    return editions_folder(), os.environ.get(AUDIENCE) or "staff"


def current_language(asked: str | None = None) -> str:
    """French or English: asked for, else the setting, else the machine's, else English."""
    spoken = (asked, os.environ.get(LANGUAGE), os.environ.get("LANG"))
    for name in spoken:
        code = (name or "").lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


def speak(language: str) -> None:
    """Make this process and its children speak a language (the command line's own words too)."""
    os.environ[LANGUAGE] = language
    os.environ["LANGUAGE"] = language


def scheduler() -> str | None:
    """The address of the Dask scheduler whose cluster answers what-ifs; None: this machine."""
    return os.environ.get(SCHEDULER) or None


def use_scheduler(address: str | None) -> None:
    """Let the desks started from here send what-ifs to a cluster."""
    if address:
        os.environ[SCHEDULER] = address


def use_store(place: str) -> None:
    """Let the programs started from here open the same store."""
    os.environ[STORE] = place


def environment_for_viewers(editions: Path) -> dict[str, str]:
    """The environment of the dashboards' process: where editions are, and no secret.

    Only what a program needs to run is handed on; the store's place is not among it.
    """
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return environment | {EDITIONS: str(editions), LANGUAGE: current_language()}


def environment_for_desks() -> dict[str, str]:
    """The environment of JupyterLab: the coordinator's own, with store and language settled."""
    return dict(os.environ)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "coordinator"
