"""What stands in the way of saving a draft of a rubric, or of a cohort using a version."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.apps.rules_preview import Ground
from workbench.rules import rubric_draft as drafts
from workbench.rules.rubric_draft import Contents
from workbench.sentences import Sentence, sentence
from workbench.store.rubrics import Version


@dataclass(frozen=True, eq=False)
class Standing:
    """A draft and the version it was begun from, with its mistakes and the reason written."""

    draft: Contents
    begun: Version
    ground: Ground
    mistakes: tuple[Sentence, ...]
    reason: str

    def against_saving(self) -> tuple[Sentence, ...]:
        """The draft must say something new, hold together and have a reason."""
        twin = self._twin()
        if twin is not None:
            return (sentence("The draft says the same as version {version}.", version=twin),)
        return (
            *self.mistakes,
            *self._no_reason(sentence("Write a reason to save a new version.")),
        )

    def against_using(self) -> tuple[Sentence, ...]:
        """Only a saved version can be used, and only one that is not in use yet."""
        if not self._is_saved():
            return (sentence("Save the draft before a cohort uses it."),)
        if self.begun.version == self.ground.used:
            used = self.ground.used
            return (sentence("This cohort uses version {used} already.", used=used),)
        return self._no_reason(sentence("Write a reason to use this version here."))

    def against_sharing(self) -> tuple[Sentence, ...]:
        """There must be points left to share, or too many."""
        if drafts.left_over(self.draft) == 0:
            return (sentence("The points add up to 100."),)
        return ()

    def against_back(self) -> tuple[Sentence, ...]:
        """The draft must differ from the version it was begun from."""
        return (sentence("The draft is as it was saved."),) if self._is_saved() else ()

    def _is_saved(self) -> bool:
        return drafts.says_the_same(self.draft, self.begun.contents)

    def _twin(self) -> int | None:
        """The version that says the same as the draft, the one begun from first."""
        others = (self.begun, *self.ground.versions)
        same = (each for each in others if drafts.says_the_same(self.draft, each.contents))
        return next((each.version for each in same), None)

    def _no_reason(self, said: Sentence) -> tuple[Sentence, ...]:
        return () if self.reason.strip() else (said,)
