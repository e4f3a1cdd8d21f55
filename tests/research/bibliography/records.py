"""Records of every shape for tests of the formats."""

from hypothesis import strategies as st

from knowledge.research.bibliography.record import Kind, Name, Record
from knowledge.research.bibliography.tidying import tidy

# What people really type, and what LaTeX, RIS or JSON could trip over.
LETTERS = st.sampled_from("abcXYZ éüñßøŁœč αβ – — “” ' ` \" & % $ # _ { } ~ ^ \\ < > ( ) [ ] : ; . ! ? / @ = + * 0 1 9")
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join)
PLAIN = st.text(st.sampled_from("abcdefghijklmnoprstuvwzéüñßŁ"), min_size=1, max_size=12).map(str.capitalize)
PERSONS = st.builds(Name, family=PLAIN, given=PLAIN, suffix=st.sampled_from(["", "", "Jr."]))
ORGANIZATIONS = st.builds(Name, literal=st.lists(PLAIN, min_size=2, max_size=3).map(" ".join))
NAMES = st.lists(PERSONS | ORGANIZATIONS, max_size=4).map(tuple)
DATES = st.sampled_from(["", "1999", "2020-03", "2021-12-31"])
DOIS = st.sampled_from(["", "10.1234/abc", "10.1000/a_b(c)%20d", "10.5555/<x>;2-#"])
ADDRESSES = st.sampled_from(["", "https://example.org/a_b?c=d&e=%20#f", "https://example.org/~ann/$x"])


def _text(value: str) -> str:
    """Texts as they are after reading: somebody's LaTeX is text too, but two marks in a row are one in BibTeX."""
    return value


@st.composite
def records(draw: st.DrawFn) -> Record:
    kind = draw(st.sampled_from(Kind))
    text = st.just("") | WORDS.map(_text)
    journal = kind in {Kind.ARTICLE, Kind.PREPRINT}
    record = Record(
        kind=kind,
        title="T" + draw(WORDS),
        authors=draw(NAMES),
        editors=draw(NAMES),
        issued=draw(DATES),
        container="J" + draw(WORDS) if kind is not Kind.BOOK else "",
        volume=draw(st.sampled_from(["", "11", "A2"])),
        issue=draw(st.sampled_from(["", "8", "3/4"])) if journal else "",
        number="" if journal else draw(st.sampled_from(["", "17"])),
        pages=draw(st.sampled_from(["", "12", "12-34", "e7-e9"])),
        publisher=draw(text),
        place=draw(text),
        genre=draw(text) if kind in {Kind.THESIS, Kind.REPORT} else "",
        doi=draw(DOIS),
        issn=draw(st.sampled_from(["", "1461-4448"])),
        isbn=draw(st.sampled_from(["", "978-90-5350-000-0"])),
        url=draw(ADDRESSES),
        language=draw(st.sampled_from(["", "nl", "en"])),
        abstract=draw(text),
        keywords=tuple(dict.fromkeys(draw(st.lists(PLAIN, max_size=3)))),
        note=draw(text),
        key="sleutel1",
    )
    return tidy(record)
