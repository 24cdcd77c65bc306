"""New versions of a rubric, and which version a cohort uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.errors import NotReady, WorkbenchError
from workbench.rules.rubric_draft import Contents
from workbench.sentences import sentence
from workbench.settings import rubrics_folder
from workbench.store import audit, pair_rubrics, reads, rubrics
from workbench.store.engine import Store
from workbench.store.rubric_files import rubric_from
from workbench.store.rubric_writing import written
from workbench.store.tables import AuditEntry, Cohort


@dataclass(frozen=True, eq=False)
class NewVersion:
    """A draft to be kept: its rules, the version it was begun from, and its reason.

    `newest` is the number of the newest version there was when the person looked.
    """

    contents: Contents
    begun_from: rubrics.Version
    newest: int
    why: str


def save_rubric(
    store: Store, draft: NewVersion, *, now: datetime, folder: Path | None = None
) -> rubrics.Version:
    """Write a draft as the next version's file, with its reason; no file is ever written over.

    No cohort changes its rules by this: one that would have followed the newest version is
    given the one it has until now, and somebody says when it takes the new one.
    """
    path, contents = _next(store, draft, now=now, folder=folder)
    rubric_from(contents, file=path)
    newest = rubrics.versions(draft.begun_from.name, folder=folder)[0]
    followers = _followers(store, newest, folder=folder)
    text = written(contents, after=draft.begun_from.text)
    with _new_file(path, text), store.writing() as session:
        _keep(session, followers, rubric=f"{newest.name}-{newest.version}")
        audit.append(
            session,
            verb="save_rubric",
            subject=f"rubric {path.stem}",
            detail={"begun_from": draft.begun_from.version, "kept_by_cohorts": followers},
            by=store.by,
            now=now,
        )
    return rubrics.versions(newest.name, folder=folder)[0]


def save_pair_rubric(
    store: Store, draft: NewVersion, *, now: datetime, folder: Path | None = None
) -> rubrics.Version:
    """Write a draft of the mentoring rubric as its next version's file, with its reason.

    The next proposal of pairs looks at it; pairs that are confirmed keep what they were made by.
    """
    path, contents = _next(store, draft, now=now, folder=folder)
    pair_rubrics.rubric_from(contents, file=path)
    text = written(contents, after=draft.begun_from.text)
    with _new_file(path, text), store.writing() as session:
        audit.append(
            session,
            verb="save_pair_rubric",
            subject=f"rubric {path.stem}",
            detail={"begun_from": draft.begun_from.version},
            by=store.by,
            now=now,
        )
    return rubrics.versions(draft.begun_from.name, folder=folder)[0]


def _next(
    store: Store, draft: NewVersion, *, now: datetime, folder: Path | None
) -> tuple[Path, dict[str, Any]]:
    """The file of the next version and what it is to say; NotReady when it is another's by now."""
    if not draft.why.strip():
        raise NotReady(sentence("Write a reason: it is kept with the new version."), code="no_why")
    name, place = draft.begun_from.name, folder or rubrics_folder()
    newest = rubrics.versions(name, folder=folder)[0]
    if newest.version != draft.newest:
        raise _saved_meanwhile(newest)
    version = newest.version + 1
    contents = {
        **draft.contents,
        "version": version,
        "changed_by": store.by,
        "changed_on": now.date(),
        "why": draft.why.strip(),
    }
    return place / f"{name}-{version}.toml", contents


@dataclass(frozen=True)
class NewUse:
    """A cohort, as it stood (`seen_version`) when the person looked, and the rubric it takes."""

    cohort: int
    seen_version: int
    rubric: str
    version: int


def use_rubric(store: Store, use: NewUse, *, why: str, now: datetime) -> None:
    """Let a cohort use one version of a rubric from now on; decisions taken keep theirs."""
    if not why.strip():
        raise NotReady(sentence("Write a reason: it is kept with the change."), code="no_why")
    with store.writing() as session:
        moved = session.scalar(
            update(Cohort)
            .where(Cohort.id == use.cohort, Cohort.version == use.seen_version)
            .values(rubric=f"{use.rubric}-{use.version}", version=Cohort.version + 1)
            .returning(Cohort.id)
        )
        if moved is None:
            raise _changed_meanwhile(session, use.cohort)
        audit.append(
            session,
            verb="use_rubric",
            subject=f"cohort {use.cohort}",
            detail={"rubric": use.rubric, "version": use.version, "why": why.strip()},
            by=store.by,
            now=now,
        )


def _followers(store: Store, newest: rubrics.Version, *, folder: Path | None) -> list[int]:
    """The cohorts without a version of their own that follow this one, being the newest."""
    found = reads.cohorts(store)
    return [
        int(number)
        for number, cohort in found[found["rubric"].isna()].iterrows()
        if (used := rubrics.for_cohort(cohort, folder=folder)).name == newest.name
        and used.version == newest.version
    ]


def _keep(session: Session, cohorts: Sequence[int], *, rubric: str) -> None:
    session.execute(
        update(Cohort)
        .where(Cohort.id.in_(cohorts), Cohort.rubric.is_(None))
        .values(rubric=rubric, version=Cohort.version + 1)
    )


@contextmanager
def _new_file(path: Path, text: str) -> Iterator[None]:
    """Write a file that must not be there yet; it goes again when what follows fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        name = path.stem.rpartition("-")[0]
        raise _saved_meanwhile(rubrics.versions(name, folder=path.parent)[0]) from None
    except OSError as error:
        raise WorkbenchError(
            sentence(
                "Nothing was written: {file} cannot be made. Choose a folder that exists and "
                "that you may write to.",
                file=path,
            ),
            code="not_written",
        ) from error
    try:
        yield
    except BaseException:
        path.unlink()
        raise


def _saved_meanwhile(newest: rubrics.Version) -> NotReady:
    return NotReady(
        sentence(
            "{by} saved version {version} after you opened this page: “{why}” Nothing was "
            "written and your draft is kept. See what changed, then save again.",
            by=newest.by or "?",
            version=newest.version,
            why=newest.why or "?",
        ),
        code="saved_meanwhile",
    )


def _changed_meanwhile(session: Session, cohort: int) -> NotReady:
    last = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject == f"cohort {cohort}")
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).first()
    by = "?" if last is None else last.by
    return NotReady(
        sentence(
            "{by} changed this cohort after you opened this page. Nothing was recorded: look at "
            "it again, then decide.",
            by=by,
        ),
        code="changed_meanwhile",
    )
