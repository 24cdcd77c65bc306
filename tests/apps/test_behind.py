"""Work behind a desk: told in the desk's own turn, or done at once without a kernel."""

from __future__ import annotations

import asyncio
import threading

from workbench.apps.behind import behind


def test_without_a_kernel_it_is_done_at_once():
    said: list[object] = []
    behind(lambda: iter([1, 2]), each=said.append, ended=lambda wrong: said.append(("end", wrong)))
    assert said == [1, 2, ("end", None)]


def test_with_a_kernel_the_desk_goes_on_and_is_told_in_its_own_turn():
    said: list[tuple[object, bool]] = []
    go_on = threading.Event()
    main = threading.get_ident()

    def steps():
        yield "first"
        assert go_on.wait(10)
        yield "second"

    async def kernel() -> None:
        over = asyncio.Event()

        def told(what: object) -> None:
            said.append((what, threading.get_ident() == main))

        def ended(wrong: Exception | None) -> None:
            told(wrong)
            over.set()

        behind(steps, each=told, ended=ended)
        said.append(("the desk goes on", True))
        go_on.set()
        await asyncio.wait_for(over.wait(), 10)

    asyncio.run(kernel())
    assert said == [("the desk goes on", True), ("first", True), ("second", True), (None, True)]


def test_what_went_wrong_is_told_at_the_end():
    ends: list[Exception | None] = []

    def steps():
        yield 1
        raise ValueError("a bug")

    behind(steps, each=lambda _: None, ended=ends.append)
    assert [str(each) for each in ends] == ["a bug"]
