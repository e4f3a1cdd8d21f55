"""A site of ten thousand articles, made in seconds: real sentences in another order, so that words are as common as
they are in what people write.
"""

import json
import random
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page

from content.core.enums import Audience
from content.core.models import SearchEntry
from content.core.page_cache import start_new_generation
from content.core.search import index
from content.infopunt.models import ArticlePage, ThemePage

SENTENCES_A_PAGE = 25
BATCH = 1_000


def make_articles(number: int) -> None:
    """Add `number` live articles below one shelf and index them; everything already there stays."""
    shelf = ThemePage.objects.live().order_by("path").first()
    if shelf is None:
        raise RuntimeError("no shelf to put articles on")
    dice = random.Random(7)  # noqa: S311 - the same pages in each run, nothing secret
    sentences, titles = _sentences(), list(SearchEntry.objects.values_list("title", flat=True))
    made = 0
    while made < number:
        batch = [_page(shelf, made + place, dice, titles) for place in range(min(BATCH, number - made))]
        for page in Page.objects.bulk_create(batch):
            _article(page, dice, sentences)
        made += len(batch)
    Page.objects.filter(pk=shelf.pk).update(numchild=shelf.get_children().count())
    index.rebuild()
    start_new_generation()


def _sentences() -> list[str]:
    texts = SearchEntry.objects.values_list("text", flat=True)
    return [sentence.strip() for text in texts for sentence in text.split(". ") if 20 < len(sentence) < 300]


def _page(shelf: ThemePage, number: int, dice: random.Random, titles: list[str]) -> Page:
    first, second = dice.sample(titles, 2)
    title = f"{first} {second}"[:200]
    slug = f"{slugify(title)[:80]}-{number}"
    now = timezone.now()
    return Page(
        title=title,
        draft_title=title,
        slug=slug,
        path=Page._get_path(shelf.path, shelf.depth + 1, number + 2_000),  # noqa: SLF001 - pages in bulk
        depth=shelf.depth + 1,
        url_path=f"{shelf.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(ArticlePage),
        locale=Locale.get_default(),
        live=True,
        first_published_at=now,
        last_published_at=now,
    )


def _article(page: Page, dice: random.Random, sentences: list[str]) -> None:
    body = ". ".join(dice.choices(sentences, k=SENTENCES_A_PAGE))
    article = ArticlePage(
        page_ptr_id=page.pk,
        summary=dice.choice(sentences)[:255],
        audiences=dice.sample([str(key) for key in Audience.values], 2),
        contexts=[],
        body=json.dumps([{"type": "rich_text", "value": f"<p>{body}</p>"}]),
    )
    article.save_base(raw=True)


def addresses_of_lists() -> Iterator[str]:
    """Lists and filters, from the first page to the last."""
    yield from (
        "/infopunt/?page=1", "/infopunt/?page=400", "/infopunt/?page=830", "/infopunt/?audience=ouder&page=2",
        "/infopunt/?theme=cyberpesten&page=1", "/infopunt/materialen/?voor=school&page=1",
        "/infopunt/cijfers/cijferbank/?theme=pesten",
    )  # fmt: skip
