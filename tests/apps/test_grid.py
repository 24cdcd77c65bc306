"""The table sends one page to the browser and keeps the rest."""

from __future__ import annotations

from workbench.apps.grid import PAGE, Column, Grid


def a_grid(count: int, *, selected: int | None = None) -> Grid:
    grid = Grid()
    grid.fill(
        range(1, count + 1),
        lambda number: (f"Name {number}", number),
        columns=[Column("Name", "name"), Column("Score", "number")],
        caption="Applications",
        language="en",
        selected=selected,
    )
    return grid


def test_only_one_page_of_rows_is_sent():
    grid = a_grid(PAGE * 2 + 1)
    assert len(grid.page_rows) == PAGE
    assert grid.pages == 3
    assert grid.words["place"] == f"1 to {PAGE} of {PAGE * 2 + 1}"


def test_turning_the_page_sends_the_next_rows():
    grid = a_grid(PAGE + 1)
    grid.page = 1
    assert grid.page_rows == [[PAGE + 1, f"Name {PAGE + 1}", PAGE + 1]]


def test_the_page_of_the_row_picked_is_shown():
    assert a_grid(PAGE + 1, selected=PAGE + 1).page == 1


def test_an_empty_list_says_so():
    grid = a_grid(0)
    assert grid.page_rows == []
    assert grid.words["empty"] == "Nobody here with this choice."


def test_a_key_pressed_on_a_row_reaches_the_desk():
    grid, pressed = a_grid(2), []
    grid.on_key(pressed.append)
    grid._handle_custom_msg({"kind": "key", "key": "1"}, [])
    grid._handle_custom_msg({"kind": "key", "key": "Enter"}, [])
    assert pressed == ["1", "Enter"]
