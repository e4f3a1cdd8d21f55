"""From what somebody typed to what they see. Nothing typed is kept by anything in here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from content.core.enums import Audience
from content.core.models.danger import DangerCard
from content.core.search import lexicon, ranking, vocabulary
from content.core.search.examples import cues_of, with_parts
from content.core.search.phrases import typed_words
from content.core.search.plan import (
    MAX_WORDS,
    Planner,
    Term,
    best_spellings,
    query_words,
    unknown_words,
    words_to_look_up,
)
from content.core.search.readers import likely_audiences
from content.core.search.vocabulary import KnownWord
from content.core.search.words import words_of

MAX_QUERY = 200
LEAST_ALIKE = 0.3
# Likeness of the first page for a reader, whatever is asked.
FIRST_PAGE = 0.4
MOST_ALIKE = 12


@dataclass(frozen=True)
class Result:
    """One line of the result list; `excerpt` is safe HTML with `<mark>`, empty where the summary says enough."""

    title: str
    url: str
    kind: str = ""
    summary: str = ""
    excerpt: str = ""


class Search:
    """One query with the chosen sections and audiences. Everything is worked out when it is first asked for."""

    def __init__(self, query: str, sections: Sequence[str] = (), audiences: Sequence[str] = ()) -> None:
        self.query = " ".join(query.replace("\x00", " ").split())[:MAX_QUERY]
        self.sections = [section["key"] for section in settings.SITE_SECTIONS if section["key"] in sections]
        self.audiences = [str(key) for key in Audience.values if key in audiences]

    @cached_property
    def _lexicon(self) -> lexicon.Lexicon:
        return lexicon.load()

    @cached_property
    def _words(self) -> list[str]:
        return query_words(self.query)

    @cached_property
    def _known(self) -> dict[str, KnownWord]:
        return vocabulary.look_up(words_to_look_up(self._words)) if self._words else {}

    @cached_property
    def _spellings(self) -> dict[str, list[KnownWord]]:
        """What was probably meant by words that the site does not know."""
        unknown = unknown_words(self._words, self._known)
        similar = vocabulary.find_similar(unknown) if unknown else {}
        return {word: best_spellings(word, candidates) for word, candidates in similar.items()}

    @cached_property
    def _forms(self) -> list[set[str]]:
        """Per typed word all that editors may have listed for it: as typed, as probably meant, `/` and their stems."""
        meant = ([self._known[word], *self._spellings.get(word, ())] for word in self._words)
        return [
            {form for entry in entries for form in (entry.word, f"/{entry.lexeme or entry.word}")} for entries in meant
        ]

    @cached_property
    def danger_cards(self) -> list[DangerCard]:
        """Cards for a query that hints at danger, the most urgent first."""
        return danger_cards(self.query)

    @cached_property
    def promoted(self) -> list[Result]:
        """What editors chose for these words, as far as it is public."""
        answers = self._lexicon.answers(self._forms, self._planner.word_weights(self._words))
        entries = ranking.entries_of([answer.key for answer in answers if answer.key])
        shown = []
        for answer in answers:
            if entry := entries.get(answer.key):
                shown.append(Result(answer.title or entry.title, entry.url, entry.kind, entry.summary))
            elif answer.url:
                shown.append(Result(answer.title, answer.url))
        return shown

    @cached_property
    def _planner(self) -> Planner:
        spelled = {entry.word: entry for entries in self._spellings.values() for entry in entries}
        return Planner({**self._lexicon.known, **spelled, **self._known}, self._lexicon.entries)

    @cached_property
    def terms(self) -> list[Term]:
        """What is asked of the index; empty when the query says nothing."""
        if not self._words:
            return []
        return self._planner.terms(self._words, self._spellings, self._lexicon.meanings(self._forms))

    @cached_property
    def _readers(self) -> list[str]:
        return likely_audiences(with_parts(words_of(self.query)[:MAX_WORDS], self._known))

    @cached_property
    def _alike(self) -> dict[str, float]:
        """Keys of entries that answer a question like this one, each with how much alike it is."""
        if not self._words:
            return {}
        meanings = self._lexicon.meanings(self._forms)
        concepts = {(meaning.term, meaning.place, meaning.is_word) for meaning in meanings}
        cues = cues_of(self._words, {**self._lexicon.known, **self._known}, self._spellings, concepts)
        nearest = self._lexicon.examples.nearest(cues, LEAST_ALIKE)
        for key, readers in self._lexicon.first_for.items():
            if not set(readers).isdisjoint(self._readers):
                nearest[key] = max(nearest.get(key, 0.0), FIRST_PAGE)
        return dict(sorted(nearest.items(), key=lambda item: -item[1])[:MOST_ALIKE])

    @cached_property
    def facet_rows(self) -> list[tuple[str, list[str], int]]:
        return ranking.facet_counts(self.terms, self._alike) if self.terms or self._alike else []

    @cached_property
    def total(self) -> int:
        """Entries that match with the chosen filters on."""
        return sum(
            count
            for section, audiences, count in self.facet_rows
            if self._in_sections(section) and self._in_audiences(audiences)
        )

    def section_counts(self) -> Counter[str]:
        """Matches per section, with only the audience filter on."""
        counts: Counter[str] = Counter()
        for section, audiences, count in self.facet_rows:
            if self._in_audiences(audiences):
                counts[section] += count
        return counts

    def audience_counts(self) -> Counter[str]:
        """Matches per audience, with only the section filter on; what is for everyone counts for each."""
        counts: Counter[str] = Counter()
        for section, audiences, count in self.facet_rows:
            if self._in_sections(section):
                counts.update(dict.fromkeys(audiences or Audience.values, count))
        return counts

    def _in_sections(self, section: str) -> bool:
        return not self.sections or section in self.sections

    def _in_audiences(self, audiences: Sequence[str]) -> bool:
        return not self.audiences or not audiences or not set(audiences).isdisjoint(self.audiences)

    @cached_property
    def ids(self) -> list[int]:
        """Keys of the entries to show, best first."""
        if not self.terms and not self._alike:
            return []
        chosen = (self.sections, self.audiences)
        return ranking.ranked_ids(chosen, self.terms, self.query, self._readers, self._alike)

    def results(self, ids: Sequence[int]) -> list[Result]:
        """The lines for these entries."""
        return [
            Result(entry.title, entry.url, entry.kind, entry.summary, marked(entry.excerpt))
            for entry in (ranking.with_excerpts(ids, self.terms) if ids else [])
        ]


def danger_cards(text: str) -> list[DangerCard]:
    """Cards for any text that hints at danger, the most urgent first; one query when there are some."""
    ids = lexicon.load().danger_ids(typed_words(text))
    return list(DangerCard.objects.filter(pk__in=ids)) if ids else []


def marked(excerpt: str) -> SafeString:
    """Fragments of text as safe HTML, what was found in `<mark>`; empty when nothing was found in it."""
    if ranking.MARK_START not in excerpt:
        return mark_safe("")
    html = escape(excerpt).replace(ranking.MARK_START, "<mark>").replace(ranking.MARK_STOP, "</mark>")
    return mark_safe(html)  # noqa: S308 - escaped on the line above
