"""A seating of some of its rows only: the others hold no place."""

from __future__ import annotations

from dataclasses import replace

from workbench.engines.seats import Groups, Seating, Supply, Wholes


def rows_of(seating: Seating, rows: Wholes) -> Seating:
    """The seating of these rows."""
    return Seating(
        gains=tuple(gain[rows] for gain in seating.gains),
        allowed=seating.allowed[rows],
        fixed=seating.fixed[rows],
        lots=seating.lots[rows],
        limits=tuple(replace(limit, weights=limit.weights[rows]) for limit in seating.limits),
        places=seating.places,
        groups=_groups_of(seating.groups, rows),
        supply=_supply_of(seating.supply, rows),
    )


def _groups_of(groups: Groups | None, rows: Wholes) -> Groups | None:
    return None if groups is None else replace(groups, numbers=groups.numbers[rows])


def _supply_of(supply: Supply | None, rows: Wholes) -> Supply | None:
    return None if supply is None else replace(supply, fits=supply.fits[rows])
