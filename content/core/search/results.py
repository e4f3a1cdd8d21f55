"""From what somebody typed to what they see. Nothing typed is kept by anything in here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from content.core.enums import Audience
from content.core.models.danger import DangerCard
from content.core.models.search import PromotedAnswer, SearchEntry
from content.core.search import lexicon, ranking, vocabulary
from content.core.search.phrases import typed_words
from content.core.search.plan import Term, make_terms, query_words, unknown_words, words_to_look_up
from content.core.search.readers import likely_audiences
from content.core.search.words import words_of

MAX_QUERY = 200


@dataclass(frozen=True)
class Result:
    """One line of the result list; `excerpt` is safe HTML with `<mark>`, empty where the summary says enough."""

    title: str
    url: str
    kind: str
    summary: str
    excerpt: SafeString


class Search:
    """One query with the chosen sections and audiences. Everything is worked out when it is first asked for."""

    def __init__(self, query: str, sections: Sequence[str] = (), audiences: Sequence[str] = ()) -> None:
        self.query = " ".join(query.replace("\x00", " ").split())[:MAX_QUERY]
        self.sections = [section["key"] for section in settings.SITE_SECTIONS if section["key"] in sections]
        self.audiences = [str(key) for key in Audience.values if key in audiences]

    @cached_property
    def _typed(self) -> list[str]:
        return typed_words(self.query)

    @cached_property
    def _lexicon(self) -> lexicon.Lexicon:
        return lexicon.load()

    @cached_property
    def danger_cards(self) -> list[DangerCard]:
        """Cards for a query that hints at danger, the most urgent first."""
        return danger_cards(self.query)

    @cached_property
    def promoted(self) -> list[Result]:
        """What editors chose for these words, as far as it is public."""
        ids = self._lexicon.promoted_ids(self._typed)
        if not ids:
            return []
        answers = PromotedAnswer.objects.filter(pk__in=ids)
        pages = Page.objects.live().public().in_bulk([answer.page_id for answer in answers if answer.page_id])
        shown = []
        for answer in answers:
            page = pages.get(answer.page_id)
            url = page.url if page else answer.address
            if url:
                title = answer.title or page.title
                shown.append(Result(title, url, "", "", mark_safe("")))
        return shown

    @cached_property
    def terms(self) -> list[Term]:
        words = query_words(self.query)
        meanings = self._lexicon.terms(self._typed)
        if not words and not meanings:
            return []
        known = vocabulary.look_up(words_to_look_up(words, meanings))
        unknown = unknown_words(words, known)
        similar = vocabulary.find_similar(unknown) if unknown else {}
        return make_terms(words, meanings, known, similar, SearchEntry.objects.count())

    @cached_property
    def facet_rows(self) -> list[tuple[str, list[str], int]]:
        return ranking.facet_counts(self.terms) if self.terms else []

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
        if not self.terms:
            return []
        entries = ranking.chosen(ranking.matching(self.terms), self.sections, self.audiences)
        return ranking.ranked_ids(entries, self.terms, likely_audiences(words_of(self.query)))

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
