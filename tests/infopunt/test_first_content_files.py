"""What the first content may say: only what was checked, only links that exist, in sentences a child can read."""

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content.core.blocks import CONTENT_BLOCKS
from content.core.enums import Audience, Context, Illustration
from content.infopunt.enums import FigureStatus
from content.infopunt.figures.words import QUOTE, quoted_slugs

ROOT = Path(__file__).parents[2]
DATA = ROOT / "content/infopunt/first_content"
HELP = ROOT / "helpdesk/first_content"

Row = dict[str, Any]


def _toml(name: str) -> Row:
    return tomllib.loads((DATA / name).read_text())


def _column(file: str, name: str) -> set[str]:
    with (HELP / file).open() as lines:
        return {row[name] for row in csv.DictReader(lines)}


ARTICLES: list[Row] = [tomllib.loads(file.read_text()) for file in sorted(DATA.glob("articles/*.toml"))]
BY_SLUG = {article["slug"]: article for article in ARTICLES}
THEME_PAGES = {page["slug"] for page in _toml("themes.toml")["themes"]}
SITE = tomllib.loads((ROOT / "allesoverpesten/home/first_content/site.toml").read_text())
THEMES = {theme["slug"] for theme in SITE["themes"]}
TERMS: list[Row] = _toml("glossary.toml")["terms"]
QUESTIONS: list[Row] = _toml("faq.toml")["questions"]
MATERIALS: list[Row] = _toml("materials.toml")["materials"]
CAMPAIGNS: list[Row] = _toml("campaigns.toml")["campaigns"]
SYNONYMS: list[Row] = _toml("search_synonyms.toml")["groups"]
DANGER = _toml("danger_phrases.toml")
SERVICES = _column("services.csv", "id")
PHONES = {value for value in _column("contact_points.csv", "value") if value.isdigit()}
# Every address that the checked facts name: a source may not come from anywhere else.
ADDRESSES = set((Path(__file__).parent / "source_addresses.txt").read_text().split())
ADDRESSES_OF_PAGES = (
    {"/hulp/"}
    | {f"/hulp/diensten/{service}/" for service in SERVICES}
    | {f"/infopunt/{theme}/" for theme in THEME_PAGES}
    | {f"/infopunt/{article['parent']}/{article['slug']}/" for article in ARTICLES}
)
AUDIENCES = set(Audience.values)
BLOCKS = dict(CONTENT_BLOCKS)
with (DATA / "figures.csv").open(encoding="utf-8") as _lines:
    FIGURES = {row["id"]: row for row in csv.DictReader(_lines)}
ARTICLE_KEYS = {
    "slug", "parent", "topic", "title", "summary", "in_short", "audiences", "themes", "contexts", "illustration",
    "content_warning", "written_on", "related", "services", "body", "sources",
}  # fmt: skip
TAGS = re.compile(r"</?([a-z0-9]+)[^>]*>")
LINKS = re.compile(r'href="([^"]*)"')
ALLOWED_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "b", "i", "a"}
NUMBERS = re.compile(r"\d(?:[ .\u00a0/-]?\d)+")
YEARS = re.compile(r"(?:20[0-3]\d)+")
# From the figures: pupils asked in 2018, young people asked by Pimento, attempts to reach Awel in 2022.
KNOWN_FIGURES = {"1600", "1056", "519328"}
HOURS = re.compile(r"\b\d{1,2}\s*(?:u|uur|h)\b|\b\d{1,2}[:.]\d\d\s*(?:u|uur)|24/7|24 op 7|dag en nacht", re.IGNORECASE)
NETHERLANDS = re.compile(r"\b(?:113|0900|0800[ -]?0113|kindertelefoon|slachtofferhulp nederland)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?:])[’”]?\s+")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in {"level", "phone_number", "url", "source_url", "published", "checked"}:
                yield from _strings(item)


def _text(article: Row) -> list[str]:
    parts = [article["title"], article["summary"], article["content_warning"], *article["in_short"]]
    return [*parts, *(text for block in article["body"] for text in _strings(block["value"]))]


def _sentences(texts: list[str]) -> list[int]:
    """The number of words of every sentence; headings and list items count as sentences."""
    parts = [part for text in texts for part in re.split(r"</?(?:p|h2|h3|ul|ol|li)>", text)]
    sentences = [one for part in parts for one in SENTENCE_END.split(TAGS.sub("", part))]
    return [words for one in sentences if (words := len(re.findall(r"\w[\w’'/,.-]*", one)))]


def _unknown_numbers(text: str) -> list[str]:
    """Numbers of three digits or more that are no known phone number, year or figure."""
    found = [re.sub(r"\D", "", match) for match in NUMBERS.findall(TAGS.sub(" ", QUOTE.sub(" ", text)))]
    known = PHONES | KNOWN_FIGURES
    return [number for number in found if len(number) > 2 and number not in known and not YEARS.fullmatch(number)]


def _plain(query: str) -> str:
    letters = (sign for sign in unicodedata.normalize("NFKD", query.lower()) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(letters)))


def _danger_in(query: str) -> list[str]:
    """The rule that stands above danger_phrases.toml, in its shortest form."""

    def matches(phrase: str) -> bool:
        words = [r"(?: \w+){0,2}" if word == "~" else " " + word.replace("*", r"\w*") for word in phrase.split()]
        return re.search(rf"{''.join(words)}(?!\w)", " " + _plain(query)) is not None

    return [kind["key"] for kind in DANGER["kinds"] if any(matches(phrase) for phrase in kind["phrases"])]


def test_articles_are_enough_and_named_after_their_file() -> None:
    assert len(ARTICLES) >= 30
    assert [file.stem for file in sorted(DATA.glob("articles/*.toml"))] == [article["slug"] for article in ARTICLES]
    assert {article["parent"] for article in ARTICLES} == THEME_PAGES


@pytest.mark.parametrize("article", ARTICLES, ids=BY_SLUG)
def test_article_keys_are_complete_and_known(article: Row) -> None:
    assert set(article) == ARTICLE_KEYS
    assert article["audiences"]
    assert set(article["audiences"]) <= AUDIENCES
    assert set(article["themes"]) <= THEMES
    assert set(article["contexts"]) <= set(Context.values)
    assert article["illustration"] in Illustration.values
    assert set(article["services"]) <= SERVICES
    assert set(article["related"]) <= set(BY_SLUG) - {article["slug"]}
    assert 2 <= len(article["in_short"]) <= 4
    assert 40 <= len(article["summary"]) <= 200
    assert len(article["content_warning"]) <= 255


@pytest.mark.parametrize("article", ARTICLES, ids=BY_SLUG)
def test_article_blocks_pass_the_editors_own_checks(article: Row) -> None:
    for block in article["body"]:
        kind = BLOCKS[block["type"]]
        kind.clean(kind.to_python(block["value"]))


@pytest.mark.parametrize("article", ARTICLES, ids=BY_SLUG)
def test_article_quotes_only_figures_of_the_bank(article: Row) -> None:
    assert quoted_slugs(" ".join(_strings(article))) <= set(FIGURES)
    assert not quoted_slugs(article["title"] + article["summary"])


def test_figures_say_only_what_the_facts_say() -> None:
    assert {row["source_url"] for row in FIGURES.values()} <= ADDRESSES
    assert all(row["status"] in FigureStatus.values for row in FIGURES.values())
    assert all(bool(row["compared_with"]) == bool(row["difference"]) for row in FIGURES.values())
    assert {theme for row in FIGURES.values() for theme in row["themes"].split()} <= THEMES


@pytest.mark.parametrize("article", ARTICLES, ids=BY_SLUG)
def test_article_sources_come_from_checked_facts(article: Row) -> None:
    assert article["sources"]
    for source in article["sources"]:
        assert source["title"]
        assert source["publisher"]
        assert source["url"] in ADDRESSES


@pytest.mark.parametrize("article", ARTICLES, ids=BY_SLUG)
def test_article_helps_before_it_explains(article: Row) -> None:
    kinds = [block["type"] for block in article["body"]]
    assert kinds[0] != "rich_text"
    assert "do_dont" in kinds[: kinds.index("rich_text")]


@pytest.mark.parametrize("article", ARTICLES, ids=BY_SLUG)
def test_article_sentences_suit_its_readers(article: Row) -> None:
    counts = _sentences(_text(article))
    assert sum(counts) / len(counts) <= (10 if "kind" in article["audiences"] else 15)
    least, most = (150, 320) if article["audiences"] == ["kind"] else (300, 800)
    assert least <= sum(counts) <= most


@pytest.mark.parametrize("article", ARTICLES, ids=BY_SLUG)
def test_article_phone_numbers_are_those_of_the_listings(article: Row) -> None:
    urgency = [block["value"] for block in article["body"] if block["type"] == "urgency"]
    assert {value["phone_number"].replace(" ", "") for value in urgency} <= PHONES
    assert all(value["phone_label"] for value in urgency)


def test_topics_hold_one_version_for_each_reader() -> None:
    topics: dict[str, list[str]] = {}
    for article in ARTICLES:
        if article["topic"]:
            topics.setdefault(article["topic"], []).append(article["audiences"][0])
    assert all(len(readers) == len(set(readers)) > 1 for readers in topics.values()), topics
    for topic in ("wat-is-pesten", "cyberpesten", "gepest", "naaktbeelden"):
        assert sorted(topics[topic]) == ["jongere", "kind", "ouder", "school"]


@pytest.mark.parametrize(
    "name", ["articles", "themes.toml", "glossary.toml", "faq.toml", "campaigns.toml", "materials.toml"]
)
def test_texts_name_no_unknown_numbers_hours_or_lines_of_elsewhere(name: str) -> None:
    rows = [ARTICLES] if name == "articles" else list(_toml(name).values())
    texts = list(_strings(rows))
    assert [number for text in texts for number in _unknown_numbers(text)] == []
    assert [text for text in texts if HOURS.search(text) and not text.startswith("minstens 5 uur")] == []
    assert [text for text in texts if NETHERLANDS.search(text)] == []


def test_links_lead_to_pages_that_exist() -> None:
    texts = [*_strings(ARTICLES), *_strings(_toml("themes.toml")), *_strings(TERMS), *_strings(QUESTIONS)]
    links = {link for text in texts for link in LINKS.findall(text)}
    links |= {row["link"] for row in [*TERMS, *QUESTIONS] if row["link"]}
    assert links - ADDRESSES_OF_PAGES == set()


def test_rich_text_uses_only_tags_an_editor_can_make() -> None:
    texts = [*_strings(ARTICLES), *_strings(_toml("themes.toml")), *_strings(TERMS), *_strings(QUESTIONS)]
    assert {tag for text in texts for tag in TAGS.findall(text)} <= ALLOWED_TAGS


def test_theme_pages_are_complete() -> None:
    for page in _toml("themes.toml")["themes"]:
        assert set(page) == {"slug", "title", "summary", "illustration", "intro"}
        assert len(page["summary"]) <= 200
        assert page["illustration"] in Illustration.values


def test_glossary_terms_are_short_and_point_to_one_meaning() -> None:
    assert len(TERMS) >= 25
    names = [name.lower() for term in TERMS for name in {term["term"], *term["variants"]}]
    assert sorted(names) == sorted(set(names))
    for term in TERMS:
        assert set(term) == {"slug", "term", "variants", "definition", "longer", "audiences_note", "link"}
        assert 1 <= len(SENTENCE_END.split(term["definition"])) <= 2
    assert len({term["slug"] for term in TERMS}) == len(TERMS)


def test_questions_have_short_answers() -> None:
    assert len(QUESTIONS) >= 20
    assert len({question["slug"] for question in QUESTIONS}) == len(QUESTIONS)
    for question in QUESTIONS:
        assert set(question) == {"slug", "question", "answer", "audiences", "themes", "link"}
        assert question["question"].endswith("?")
        assert set(question["audiences"]) <= AUDIENCES
        assert set(question["themes"]) <= THEMES
        assert sum(_sentences([question["answer"]])) <= 70


@pytest.mark.parametrize("material", MATERIALS, ids=[material["slug"] for material in MATERIALS])
def test_material_says_only_what_the_facts_say(material: Row) -> None:
    assert material["kind"] in {
        "brochure", "lesson", "film", "game", "book", "podcast", "method", "study", "tool", "website", "article",
    }  # fmt: skip
    assert {material["url"], material["source_url"]} <= ADDRESSES
    assert material["cost"] in {"gratis", "betalend", "onbekend"}
    assert material["language"] in {"nl", "en"}
    assert material["year"] == 0 or 2005 <= material["year"] <= 2026
    assert 0 <= material["minimum_age"] <= (material["maximum_age"] or 99)
    assert set(material["audiences"]) <= AUDIENCES
    assert set(material["themes"]) <= THEMES
    assert set(material["contexts"]) <= set(Context.values)
    assert set(material["evidence"]) == {"level", "what", "where", "result"}
    assert material["evidence"]["level"] in {"onderzocht", "beschreven", "niet bekend"}
    assert (material["evidence"]["level"] == "onderzocht") <= all(material["evidence"].values())


def test_materials_are_many_and_different() -> None:
    assert len(MATERIALS) >= 40
    assert len({material["slug"] for material in MATERIALS}) == len(MATERIALS)


def test_campaigns_have_periods_in_order_and_known_pages() -> None:
    assert [campaign["slug"] for campaign in CAMPAIGNS] == ["week-tegen-pesten", "stip-it"]
    for campaign in CAMPAIGNS:
        assert campaign["article"] in BY_SLUG
        assert campaign["illustration"] in Illustration.values
        assert all(period["start"] < period["end"] for period in campaign["periods"])
        assert {action["audience"] for action in campaign["actions"]} <= AUDIENCES
        assert {source["url"] for source in campaign["sources"]} <= ADDRESSES
    assert len(CAMPAIGNS[1]["promises"]) == 4


def test_synonyms_are_many_lower_case_and_never_their_own_term() -> None:
    assert len(SYNONYMS) >= 60
    assert len({group["term"] for group in SYNONYMS}) == len(SYNONYMS)
    for group in SYNONYMS:
        assert group["words"] == [word.lower() for word in group["words"]]
        assert len(group["words"]) == len(set(group["words"]))
        assert group["term"].lower() not in group["words"]


def test_danger_phrases_are_many_and_in_the_form_they_are_compared_in() -> None:
    phrases = [phrase for kind in DANGER["kinds"] for phrase in kind["phrases"]]
    assert len(phrases) >= 60
    assert [kind["key"] for kind in DANGER["kinds"]] == ["suicide", "nude-images", "violence"]
    bare = [phrase.replace("*", "").replace("~ ", "") for phrase in phrases]
    assert bare == [_plain(phrase) for phrase in bare]
    for kind in DANGER["kinds"]:
        assert set(kind["services"]) <= SERVICES
        assert len(kind["phrases"]) == len(set(kind["phrases"]))


@pytest.mark.parametrize(
    ("kind", "query"), [(example["kind"], query) for example in DANGER["examples"] for query in example["queries"]]
)
def test_danger_is_seen_in_childrens_own_words(kind: str, query: str) -> None:
    assert kind in _danger_in(query)


@pytest.mark.parametrize("query", DANGER["safe"]["queries"])
def test_danger_is_not_seen_in_ordinary_queries(query: str) -> None:
    assert _danger_in(query) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel 0900 1234", ["09001234"]),
        ("Bel 116 000. In 2021-2022 was het 19,7 %.", []),
        ("015 43 56 96", ["015435696"]),
    ],
)
def test_unknown_numbers_are_found_and_known_ones_pass(text: str, expected: list[str]) -> None:
    assert _unknown_numbers(text) == expected
