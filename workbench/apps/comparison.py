"""Two applications side by side, each difference marked with a word and inside the values."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from workbench.apps.look_alikes import FIELDS, Compared, LookAlikes
from workbench.rules import differences
from workbench.rules.differences import Piece
from workbench.sentences import Paragraph, Sentence, say, sentence
from workbench.vocabulary import Likeness

SAME, DIFFERENT = sentence("✓ the same"), sentence("✗ different")
UNKNOWN, SCRIPTS = sentence("? nothing to compare"), sentence("≈ in two scripts")
CIRCUMSTANCES = ("received", "cohort")
"""Fields that say when and where she applied: a difference there says nothing of who she is."""


def side_by_side(alike: LookAlikes, pair: int, language: str) -> Markup:
    """The two of a pair in a table, then what the rule found the same or different."""
    rows = Markup("").join(_row(line, language) for line in alike.compared(pair))
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(words, language))
        for words in (sentence("Compared"), sentence("First"), sentence("Second"))
    )
    table = Markup(
        '<table class="wb-compare"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, rows)
    evidence = " · ".join(say(one, language) for one in alike.evidence(pair))
    return (
        _group(alike, pair, language)
        + table
        + Markup("<p>{}</p>").format(evidence)
        + _said(alike, pair, language)
    )


def thought(alike: LookAlikes, pair: int, language: str) -> Markup:
    """What the rule takes the two for, how sure it is, and what weighs for and against."""
    row = alike.pairs.loc[pair]
    percent = round(float(row["probability"]) * 100)
    sure = sentence("Chance that they are one person: {percent} %.", percent=percent)
    if percent >= 99:
        sure = sentence("Chance that they are one person: 99 % or more.")
    said = sentence("The rule would say: {likeness}.", likeness=Likeness(row["proposed"]))
    words = Markup("<p>{}</p>").format(say(Paragraph((said, sure)), language))
    return words + _weights(alike, pair, language)


def _weights(alike: LookAlikes, pair: int, language: str) -> Markup:
    """What speaks for one woman and what against, the heaviest first."""
    weights = alike.pairs.at[pair, "weights"]
    if weights is None:
        return Markup("")
    found = sorted(zip(weights, alike.evidence(pair), strict=True), key=lambda each: -each[0])
    weighed = [(float(weight), said) for weight, said in found]
    sides = (
        (sentence("For one person"), [each for each in weighed if each[0] > 0]),
        (sentence("Against"), [each for each in reversed(weighed) if each[0] <= 0]),
    )
    lines = Markup("").join(
        Markup("<h4>{}</h4><ul class='wb-lines'>{}</ul>").format(
            say(title, language), Markup("").join(_weight(*each, language) for each in kept)
        )
        for title, kept in sides
        if kept
    )
    note = sentence("Each point makes it about three times as likely, or as unlikely.")
    return lines + Markup('<p class="wb-quiet">{}</p>').format(say(note, language))


def _weight(weight: float, said: Sentence, language: str) -> Markup:
    sign = "+" if weight > 0 else "−"
    number = say(abs(round(weight, 1)), language)
    return Markup('<li><span>{}</span><span class="wb-answer">{}</span></li>').format(
        say(said, language), f"{sign}{number}" if weight else "0"
    )


def _group(alike: LookAlikes, pair: int, language: str) -> Markup:
    """Who else is in the group, when it is more than a pair, and what to look at first."""
    group, warning = alike.group_of(pair), alike.pairs.at[pair, "warning"]
    said: list[Markup] = []
    if len(group) > 2:
        count = sentence("{count} applications look alike in this group:", count=len(group))
        names = Markup(" · ").join(
            Markup('<bdi dir="auto">{}</bdi>').format(alike.name(one)) for one in group
        )
        said.append(Markup("<p>{} {}</p>").format(say(count, language), names))
    if warning:
        said.append(Markup('<p class="wb-look">{}</p>').format(say(Sentence(warning), language)))
    return Markup("").join(said)


def _said(alike: LookAlikes, pair: int, language: str) -> Markup:
    row = alike.pairs.loc[pair]
    if row["said"] is not None:
        said = sentence(
            "{by} said on {day}: {likeness}. It can be changed.",
            by=row["said_by"],
            day=row["said_at"].date(),
            likeness=Likeness(row["said"]),
        )
    elif row["follows"] is not None:
        said = sentence(
            "This follows from what was said of other pairs: {likeness}.",
            likeness=Likeness(row["follows"]),
        )
    elif row["note"] is not None:
        said = sentence(
            "{by} wants to ask her first ({day}): {note}",
            by=row["noted_by"],
            day=row["noted_at"].date(),
            note=row["note"],
        )
    else:
        return Markup("")
    return Markup("<p><strong>{}</strong></p>").format(say(said, language))


def _row(line: Compared, language: str) -> Markup:
    mark = _mark(line)
    look = Markup(' class="wb-look"') if mark == DIFFERENT else Markup("")
    said = Markup('<span class="wb-quiet">{}</span>').format(say(mark, language)) if mark else ""
    return Markup('<tr><th scope="row"{}>{}{}</th>{}</tr>').format(
        look, say(FIELDS[line.field], language), said, Markup("").join(_cells(line, mark, language))
    )


def _cells(line: Compared, mark: Sentence | None, language: str) -> tuple[Markup, Markup]:
    """The two values; inside them what only one of the two has is marked."""
    one, other = (None if each is None else say(each, language) for each in (line.one, line.other))
    if one is None or other is None or mark != DIFFERENT:
        return _cell(one and [Piece(one, False)], language), _cell(
            other and [Piece(other, False)], language
        )
    by = differences.by_word if line.field == "birth_date" else differences.by_letter
    cut = by(one, other)
    return _cell(cut.one, language), _cell(cut.other, language)


def _cell(pieces: Iterable[Piece] | str | None, language: str) -> Markup:
    if not pieces or isinstance(pieces, str):
        return Markup('<td class="wb-quiet">{}</td>').format(
            say(sentence("not answered"), language)
        )
    cut = list(pieces)
    shown = Markup("").join(_piece(each) for each in cut)
    whole = "".join(each.text for each in cut)
    read = differences.in_latin_letters(whole)
    aid = Markup("<small class='wb-quiet wb-read'>{}</small>").format(read) if read else ""
    return Markup('<td><bdi dir="auto">{}</bdi>{}</td>').format(shown, aid)


def _piece(piece: Piece) -> Markup:
    text = Markup.escape(piece.text).replace("@", Markup("<wbr>@"))
    return Markup("<mark>{}</mark>").format(text) if piece.is_marked else text


def _mark(line: Compared) -> Sentence | None:
    """The mark and word of a field; none for what tells applications apart, not people."""
    if line.field in CIRCUMSTANCES:
        return None
    if not line.is_known:
        return UNKNOWN
    if line.one == line.other:
        return SAME
    if line.field == "name" and differences.are_in_two_scripts(str(line.one), str(line.other)):
        return SCRIPTS
    return DIFFERENT
