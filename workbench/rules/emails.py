"""An e-mail address, checked without a network."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.rules.digits import with_plain_digits
from workbench.rules.spelling import on_one_line
from workbench.rules.values import Reading
from workbench.sentences import sentence

# Reserved for examples and tests (RFC 2606): invented on purpose, and checked like any other.
_RESERVED = (".test", ".invalid")
_IN_BRACKETS = re.compile(r"[^<>]*<\s*([^<>\s]+)\s*>[\s;,.]*")
_BETWEEN = re.compile(r"\s*(?:[;,/\n|]|\s)\s*(?:(?:ou|or|et|and|و|أو)\s+)?")
_AROUND_AT = re.compile(r"\s*@\s*")
_ENDS = " \t\n,;:'\"<>()[]"
_PLAIN = re.compile(r"([a-z0-9_]+(?:[.+-][a-z0-9_]+)*)@([a-z0-9.-]+)")
_LONGEST, _LONGEST_LOCAL = 254, 64
_WELL_KNOWN = (
    "gmail.com", "hotmail.com", "hotmail.fr", "yahoo.com", "yahoo.fr", "outlook.com",
    "outlook.fr", "icloud.com", "live.com", "live.fr", "orange.fr", "laposte.net", "wanadoo.fr",
    "protonmail.com", "googlemail.com", "yandex.com", "yandex.ru",
)  # fmt: skip
_REAL_TOO = {
    "mail.com", "ymail.com", "email.com", "gmx.com", "gmx.fr", "hotmail.be", "hotmail.it",
    "hotmail.es", "hotmail.de", "yahoo.es", "yahoo.it", "yahoo.de", "yahoo.ca", "yahoo.in",
    "live.be", "live.it", "live.nl", "live.ca", "live.cn", "outlook.be", "outlook.de",
    "outlook.es", "outlook.it", "orange.be", "yandex.by", "yandex.ua", "yandex.kz",
}  # fmt: skip


def read_email(text: str) -> Reading:
    """An e-mail address in small letters; a likely slip in its domain is said, never changed."""
    plain = on_one_line(with_plain_digits(text)).lower()
    if _is_plain(plain):
        return _with_doubts(plain)
    if bracketed := _IN_BRACKETS.fullmatch(plain):
        plain = bracketed.group(1)
    plain = _AROUND_AT.sub("@", _bare(plain).removeprefix("mailto:")).strip(_ENDS)
    if (address := _checked(plain)) is not None:
        return _with_doubts(address)
    return _first_of_several(plain)


def _is_plain(text: str) -> bool:
    """An address of plain letters, as nearly all of a file are: the same as checked in full."""
    found = _PLAIN.fullmatch(text)
    if found is None or len(found.group(1)) > _LONGEST_LOCAL or len(text) > _LONGEST:
        return False
    return _is_domain(found.group(2))


def _first_of_several(plain: str) -> Reading:
    parts = [_bare(part) for part in _BETWEEN.split(plain) if "@" in part]
    addresses = [found for found in map(_checked, parts) if found is not None]
    if len(parts) > 1 and addresses:
        return Reading(
            addresses[0],
            "second_value",
            sentence("two e-mail addresses: the first that can be read is kept"),
        )
    return Reading(code="not_an_email", message=sentence("not an e-mail address"))


def _bare(text: str) -> str:
    """The text without what people put around an address, or a full stop after it."""
    return text.strip(_ENDS).rstrip(f"{_ENDS}.")


@lru_cache(maxsize=100_000)
def _is_domain(domain: str) -> bool:
    """Whether an address may end so: asked once of each domain."""
    return _checked(f"someone@{domain}") == f"someone@{domain}"


def _checked(address: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email

    reserved = next((ending for ending in _RESERVED if address.endswith(ending)), "")
    checked = f"{address.removesuffix(reserved)}.example" if reserved else address
    try:
        found = validate_email(checked, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return None
    return f"{found.removesuffix('.example')}{reserved}" if reserved else found


def _with_doubts(address: str) -> Reading:
    domain = address.rpartition("@")[2]
    meant = _meant(domain)
    if meant is None:
        return Reading(address)
    message = sentence("“{domain}” is perhaps meant to be “{meant}”", domain=domain, meant=meant)
    return Reading(address, "doubtful_email", message)


@lru_cache(maxsize=100_000)
def _meant(domain: str) -> str | None:
    """A well-known domain one slip away (a letter more, less, other, or two exchanged)."""
    from rapidfuzz.distance import OSA

    if domain in _WELL_KNOWN or domain in _REAL_TOO:
        return None
    return next((known for known in _WELL_KNOWN if OSA.distance(domain, known) == 1), None)
