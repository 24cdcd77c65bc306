"""A whole invented programme from a seed: two chapters, two years, nobody real."""

from workbench.sample.cast import Sample
from workbench.sample.invention import invent

__all__ = ["Sample", "invent"]
