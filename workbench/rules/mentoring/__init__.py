"""Mentors for fellows: proposed, judged, explained both ways, planned again with least change."""

from workbench.rules.mentoring.cards import Why, why
from workbench.rules.mentoring.judging import judge
from workbench.rules.mentoring.proposals import Pairing, propose

__all__ = ["Pairing", "Why", "judge", "propose", "why"]
