"""The first start: a store filled with invented people, and editions for the staff pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select

from workbench import settings
from workbench.errors import NotFound, NotReady
from workbench.sentences import Sentence, sentence
from workbench.store.engine import Store, create_store, open_store
from workbench.store.tables import Cohort, Person

Tell = Callable[[Sentence], None]


def ready_store(here: settings.Settings, *, tell: Tell, now: datetime) -> Store:
    """The store, made and filled with invented people when there is none; nothing is lost."""
    try:
        return open_store(here.store_url, by=here.user)
    except NotFound:
        tell(_made_at(here))
        store = create_store(here.store_url, by=here.user)
        fill_with_sample(store, seed=1, now=now)
        return store
    except NotReady:
        return create_store(here.store_url, by=here.user)


def _made_at(here: settings.Settings) -> Sentence:
    """Say where, so that a place with a slip of the keyboard in it is seen at once."""
    return sentence(
        "There is no store at {place} yet: making one and filling it with invented people. "
        "If you meant a store of yours, stop (Ctrl+C) and check the name of its place.",
        place=settings.store_file(here.store_url) or sentence("the database named"),
    )


def fill_with_sample(store: Store, *, seed: int, now: datetime) -> None:
    """Put invented people into an empty store; refused when somebody is already there."""
    from workbench.sample import invent
    from workbench.store.seeding import seed_store

    with store.reading() as session:
        people = session.scalar(select(func.count()).select_from(Person)) or 0
        cohorts = session.scalar(select(func.count()).select_from(Cohort)) or 0
    if people or cohorts:
        raise NotReady(
            sentence(
                "This store already holds {people} people. Invented people go only into an "
                "empty store: name a new place with --store.",
                people=people,
            ),
            code="not_empty",
        )
    seed_store(store, invent(seed, today=now.date()), now=now)


def ready_editions(store: Store, here: settings.Settings, *, tell: Tell, now: datetime) -> None:
    """Publish once when there is no edition yet, so that the staff pages have something to show."""
    if any(here.editions.glob("*.sqlite")):
        return
    from workbench.store.publish import publish

    tell(sentence("Drawing the first edition for the staff pages..."))
    publish(store, here.editions, now=now)
