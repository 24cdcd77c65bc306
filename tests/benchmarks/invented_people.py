"""Invented applications with their truth: several scripts, slips, gaps, sisters and twins.

Everything comes from a seed. `entity` says who is who; nobody here is real.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.sample.names import COMMUNITIES

Texts = np.ndarray
FIRST_DAY, DAYS = np.datetime64("1968-01-01"), 365 * 38

# Syllables of invented names, in the script and in Latin letters; a number picks one of each row.
SYLLABLES = {
    "arabic": (
        "حم ham,سل sal,نو nou,كر kar,جم jam,فر far,رش rach,خل khal,زي zei,شا cha,قا qa,طا ta",
        "ي i,و ou,ا a,يا iya",
        "د d,م m,ن n,ر r,ل l,ب b,س s,ق q,ف f,ح h",
        ",ي i,ان an,ين in,ة a,اوي awi",
    ),
    "cyrillic": (
        "Бон bon,Кра kra,Шев shev,Ков kov,Лис lys,Мел mel,Ган han,Тка tka,Рома roma,Гри hry",
        "а a,о o,и y,е e,ю iu",
        "н n,р r,л l,в v,ш sh,м m,к k,д d",
        "енко enko,ук uk,ова ova,ська ska,ич ych,а a",
    ),
    "geez": (
        "ገብ geb,ተስ tes,ወል wel,መብ meb,ሃይ hay,ኪዳ kida,በረ bere,ዘር zer,ዮሃ yoha,ፍስ fis",
        "ረ re,ፋ fa,ደ de,ራ ra,ለ le,ማ ma",
        "ማ ma,ሚ mi,ስ s,ት t,ል l,ን n",
        ",ሃን han,ያም yam,ዊት wit,ዬ ye",
    ),
    "latin": (
        "Dia dia,Kon kon,Mba mba,Özd özd,Şah şah,Ngu ngu,Traor traor,Cama cama,Yıl yıl,War war",
        "a a,é é,i i,o o,ou ou",
        "b b,k k,l l,m m,n n,r r,t t,nd nd",
        "ba ba,é é,o o,in in,esa esa,ya ya",
    ),
}
SWAPS = (
    ("kh", "h"), ("q", "k"), ("ou", "u"), ("ee", "i"), ("i", "ee"), ("sh", "ch"), ("ch", "sh"),
    ("w", "v"), ("u", "ou"), ("y", "i"), ("s", "ss"), ("m", "mm"), ("ii", "i"), ("z", "s"),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Pool:
    """Names in their own script and in Latin letters, the commonest first."""

    native: Texts
    latin: Texts

    def drawn(self, rng: np.random.Generator, count: int) -> np.ndarray:
        """Places in the pool; a few names are very common and most are rare."""
        weights = 1 / (np.arange(len(self.native)) + 8.0)
        return rng.choice(len(self.native), size=count, p=weights / weights.sum())


def invented_people(count: int, *, seed: int, doubles: float = 0.1) -> pd.DataFrame:
    """That many applications, one in ten of them somebody's second one, in no order."""
    rng = np.random.default_rng(seed)
    again, sisters = int(count * doubles), int(count * 0.02)
    women = _women(count - again - sisters, rng)
    women = pd.concat([women, _sisters_of(women, sisters, rng)])
    women = women.reset_index(drop=True).assign(entity=np.arange(len(women)))
    women = women.assign(email=_addresses(women))
    second = women.sample(again, replace=True, random_state=seed + 1)
    everybody = pd.concat([_written(women, rng), _noisy(_written(second, rng), rng)])
    everybody = _with_gaps(everybody.reset_index(drop=True), rng)
    return everybody.sample(frac=1.0, random_state=seed).reset_index(drop=True)


def true_pairs(people: pd.DataFrame) -> np.ndarray:
    """Every pair of one woman's applications (pairs, 2), by position, the earlier first."""
    order = np.argsort(people["entity"].to_numpy(), kind="stable")
    entity = people["entity"].to_numpy()[order]
    found = []
    for distance in range(1, int(np.bincount(entity).max())):
        at = np.flatnonzero(entity[distance:] == entity[:-distance])
        found.append(np.sort(np.stack([order[at], order[at + distance]], axis=1), axis=1))
    return np.concatenate(found)


def _pool(script: str, place: str, rng: np.random.Generator) -> Pool:
    rows = [[each.partition(" ") for each in row.split(",")] for row in SYLLABLES[script]]
    made = {("", "")}
    for row in rows:
        made = {(own + it[0], latin + it[2]) for own, latin in sorted(made) for it in row}
    names = np.array(sorted(made), dtype=object)
    names = names[rng.permutation(len(names))[:1500]]
    return Pool(names[:, 0], np.array([each.title() for each in names[:, 1]], dtype=object))


def _pools(rng: np.random.Generator) -> list[tuple[Pool, Pool]]:
    """Given and family names of each community: those of the sample, then many invented ones."""
    scripts = {"ar": "arabic", "fa": "arabic", "uk": "cyrillic", "ti": "geez", "am": "geez"}
    pools = []
    for community in COMMUNITIES:
        script = scripts.get(community.mother_tongues[0], "latin")
        pair = []
        for names in (community.given, community.family):
            more = _pool(script, "", rng)
            native = [*(each.native for each in names), *more.native]
            latin = [*(each.latin for each in names), *more.latin]
            pair.append(Pool(np.array(native, dtype=object), np.array(latin, dtype=object)))
        pools.append((pair[0], pair[1]))
    return pools


def _women(count: int, rng: np.random.Generator) -> pd.DataFrame:
    pools = _pools(rng)
    shares = np.array([each.weight for each in COMMUNITIES], dtype=float)
    whose = np.sort(rng.choice(len(pools), size=count, p=shares / shares.sum()))
    columns: dict[str, list[Texts]] = {
        "given": [],
        "given_latin": [],
        "family": [],
        "family_latin": [],
    }
    for at, (given, family) in enumerate(pools):
        size = int((whose == at).sum())
        for name, pool in (("given", given), ("family", family)):
            drawn = pool.drawn(rng, size)
            columns[name].append(pool.native[drawn])
            columns[f"{name}_latin"].append(pool.latin[drawn])
    women = pd.DataFrame({name: np.concatenate(each) for name, each in columns.items()})
    return women.assign(
        born=_days(count, rng), phone=_phones(count, rng), number=rng.integers(1, 99, count)
    )


def _days(count: int, rng: np.random.Generator) -> np.ndarray:
    days = FIRST_DAY + rng.integers(0, DAYS, count)
    return np.where(rng.random(count) < 0.12, days.astype("M8[Y]").astype("M8[D]"), days)


def _phones(count: int, rng: np.random.Generator) -> np.ndarray:
    numbers = rng.integers(0, 10**8, count).tolist()
    return np.array([f"+336{number:08d}" for number in numbers], dtype=object)


def _sisters_of(women: pd.DataFrame, count: int, rng: np.random.Generator) -> pd.DataFrame:
    """Other given names, one telephone for most; one in twenty is a twin."""
    names = women[["given", "given_latin"]].to_numpy()
    following = np.roll(names, -1, axis=0)
    may_be_elder = np.flatnonzero(names[:, 1] != following[:, 1])
    elder = rng.choice(may_be_elder, size=count, replace=False)
    women, others = women.iloc[elder], following[elder]
    keeps, twin = rng.random(count) < 0.8, rng.random(count) < 0.05
    apart = rng.integers(330, 4000, count)
    return women.assign(
        given=others[:, 0],
        given_latin=others[:, 1],
        phone=np.where(keeps, women["phone"], _phones(count, rng)),
        born=np.where(
            twin, women["born"].to_numpy("M8[D]"), women["born"].to_numpy("M8[D]") + apart
        ),
        number=rng.integers(1, 99, count),
    )


def _written(women: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """What a form keeps: names in one script or the other."""
    in_script = rng.random(len(women)) < 0.35
    return pd.DataFrame(
        {
            "given_name": np.where(in_script, women["given"], women["given_latin"]),
            "family_name": np.where(in_script, women["family"], women["family_latin"]),
            "birth_date": women["born"].to_numpy("M8[D]"),
            "email": women["email"].to_numpy(),
            "phone": women["phone"].to_numpy(),
            "entity": women["entity"].to_numpy(),
        }
    )


def _addresses(women: pd.DataFrame) -> pd.Series:
    """One address each; who comes second with an address gets a number, as in life."""
    domain = np.array(["example.org", "mail.example", "example.com"], dtype=object)
    before = women["given_latin"] + "." + women["family_latin"]
    before = before.str.replace("[ '-]", "", regex=True).str.lower()
    before += women["number"].astype(str).where(women["number"] < 60, "")
    after = "@" + pd.Series(domain[women["number"] % 3], index=women.index)
    taken = (before + after).duplicated()
    return before + women["entity"].astype(str).where(taken, "") + after


def _noisy(people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """A second application: spelled otherwise, slips, names in each other's place, a new phone."""
    people = people.reset_index(drop=True)
    some = lambda share: np.flatnonzero(rng.random(len(people)) < share)  # noqa: E731
    for name in ("given_name", "family_name"):
        _change(people, name, some(0.25), _spelled, rng)
        _change(people, name, some(0.08), _slipped, rng)
    for name in ("phone", "email"):
        _change(people, name, some(0.03), _slipped, rng)
    moved = some(0.25)
    people.loc[moved, "phone"] = _phones(len(moved), rng)
    moved = some(0.30)
    people.loc[moved, "email"] = [
        f"contact{at}@mail.example" for at in rng.integers(0, 10**7, len(moved))
    ]
    turned = some(0.05)
    both = ["given_name", "family_name"]
    people.loc[turned, both] = people.loc[turned, both[::-1]].to_numpy()
    people["birth_date"] = _dates_slipped(people["birth_date"].to_numpy("M8[D]"), rng)
    return people


def _dates_slipped(days: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    dice = rng.random(len(days))
    year, month = days.astype("M8[Y]"), days.astype("M8[M]")
    of_month, of_year = (days - month).astype(int), (month - year).astype(int)
    turned = (year + of_year * 0).astype("M8[M]") + np.minimum(of_month, 11)
    turned = turned.astype("M8[D]") + of_year
    first, other = year.astype("M8[D]"), days + rng.choice([-10, 10, 1, -1, 30, 365], len(days))
    can_turn = of_month < 12
    return np.select(
        [(dice < 0.05) & can_turn, (dice >= 0.05) & (dice < 0.09), (dice >= 0.09) & (dice < 0.13)],
        [turned, first, other],
        default=days,
    )


def _with_gaps(people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    people["birth_date"] = people["birth_date"].astype("datetime64[s]").dt.date.astype(object)
    for name, share in (("email", 0.2), ("phone", 0.08), ("birth_date", 0.06)):
        people[name] = people[name].astype(object).where(rng.random(len(people)) >= share, None)
    return people


def _change(people, name, rows, change, rng) -> None:
    people.loc[rows, name] = [change(text, rng) for text in people.loc[rows, name]]


def _spelled(text: str, rng: np.random.Generator) -> str:
    """One sound written another way, once."""
    one, other = SWAPS[int(rng.integers(len(SWAPS)))]
    return text.replace(one, other, 1)


def _slipped(text: str, rng: np.random.Generator) -> str:
    """One sign left out, doubled, or changed with its neighbour."""
    if len(text) < 3:
        return text
    at = int(rng.integers(1, len(text) - 1))
    kind = int(rng.integers(3))
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
