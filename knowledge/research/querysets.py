"""One definition of what the public sees of research, and one method a screen."""

from collections.abc import Iterable
from typing import Any, Self

from django.db.models import Count, F, Q, QuerySet
from wagtail.query import PageQuerySet

from content.core.visibility import open_to_all

# What no card and no line of a list shows.
HEAVY = (
    "abstract", "source_entry", "meanings", "related", "facets", "search_words", "doi_key", "title_key", "finding",
)  # fmt: skip


class PublicationQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, newest first; without year last."""
        return open_to_all(self).order_by(F("year").desc(nulls_last=True), "title", "pk")

    def for_card_list(self) -> Self:
        return self.public_listing().select_related("image").defer(*HEAVY)

    def index_rows(self) -> QuerySet[Any, tuple[int, list[str], str]]:
        """Identity, facets and words of all public ones, in the order of the list."""
        return self.public_listing().values_list("pk", "facets", "search_words")

    def matching(self, words: str) -> Self:
        """Those whose title, authors, journal, keywords or DOI hold all these words; accents do not count."""
        found = Q()
        for word in words.split()[:8]:
            found &= Q(search_words__contains=word)
        return self.filter(found)

    def in_order(self, ids: list[int]) -> list[Any]:
        """Cards of these publications in this order; one query."""
        found = {page.pk: page for page in self.filter(pk__in=ids).order_by()}
        return [found[pk] for pk in ids if pk in found]

    def of_researcher(self, researcher: Any) -> Self:
        return self.for_card_list().filter(authorships__researcher=researcher)

    def for_export(self) -> Self:
        """Everything that a bibliographic record needs."""
        return self.order_by(F("year").desc(nulls_last=True), "title", "pk").defer(
            "source_entry", "meanings", "related", "facets", "search_words"
        )

    def known_works(self) -> Iterable[tuple[str, str, str, int | None, str]]:
        """What duplicates are found by, of everything that is there, drafts too."""
        return self.values_list("slug", "doi_key", "title_key", "year", "container").iterator(chunk_size=5_000)


class ResearcherQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, by family name."""
        return open_to_all(self).order_by("family_name", "title")

    def for_card_list(self) -> Self:
        return self.public_listing().select_related("image").prefetch_related("affiliations").defer("about", "sources")

    def working_at(self, organization: QuerySet[Any] | str) -> Self:
        """At this group, or at a group of this institution."""
        found = Q(affiliations__organization__pk=organization) | Q(affiliations__organization__part_of__pk=organization)
        return self.filter(found).distinct()

    def with_output(self) -> Self:
        return self.annotate(outputs=Count("authorships"))


class TitledQuerySet(PageQuerySet):
    """Pages of a short list, by title."""

    def for_card_list(self) -> Self:
        return open_to_all(self).order_by("title", "pk")


class StudyCallQuerySet(PageQuerySet):
    def for_card_list(self) -> Self:
        """Live and open to everyone; who closes first comes first."""
        return open_to_all(self).order_by(F("ends_on").asc(nulls_last=True), "title")


class ColloquiumQuerySet(PageQuerySet):
    def for_card_list(self) -> Self:
        """Live and open to everyone, latest first."""
        heavy = ("body", "programme", "call_text", "proceedings", "proceedings_works")
        return open_to_all(self).order_by("-starts_at", "pk").defer(*heavy)

    def public_listing(self) -> Self:
        return open_to_all(self)

    def reviewed_by(self, user: Any) -> Self:
        return self.filter(reviewers__user=user).order_by("-starts_at")


class SubmissionQuerySet(QuerySet):
    def with_reviews(self) -> Self:
        """For whoever decides: all but withdrawn ones, with what reviewers said."""
        return self.exclude(state="ingetrokken").prefetch_related("reviews").order_by("pk")

    def to_review(self, colloquium: Any) -> Self:
        return self.filter(colloquium=colloquium, state="ingediend").order_by("pk")

    def owed_a_mail(self) -> Self:
        """Whose last mail does not say how things are; a decision only once the organiser sends decisions out."""
        return self.filter(~Q(mailed_state=F("state")), is_told=True, refused_at=None)

    def over_since(self, moment: Any) -> Self:
        return self.filter(colloquium__ends_at__lt=moment)
