"""References as APA 7 and Vancouver (NLM) write them.

`reference_citations.json` holds what citeproc-js 1.4.63 (npm package `citeproc` 2.4.63), the reference processor, makes
of 32 works with the very style files and `locales-en-US.xml` that the site uses. How to make it anew: README.md
beside it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.research.bibliography import csl_json
from knowledge.research.bibliography.citations import Style, cite
from knowledge.research.bibliography.record import Kind, Name, Record

MAES, PEETERS = Name("Maes", "Bert"), Name("Peeters", "An")
EXAMPLES = [
    (
        Record(
            kind=Kind.ARTICLE, title="Cyberbullying among youngsters: Profiles of bullies and victims",
            issued="2009-08",
            authors=(Name("Vandebosch", "Heidi"), Name("Van Cleemput", "Katrien")), container="New Media & Society",
            volume="11", issue="8", pages="1349-1371", doi="10.1177/1461444809341263",
        ),
        ("Vandebosch, H., & Van Cleemput, K. (2009). Cyberbullying among youngsters: Profiles of bullies and victims. "
        "New Media & Society, 11(8), 1349–1371. https://doi.org/10.1177/1461444809341263"),
        ("Vandebosch H, Van Cleemput K. Cyberbullying among youngsters: Profiles of bullies and victims. New Media & "
        "Society. 2009 Aug;11(8):1349–71. doi:10.1177/1461444809341263"),
    ),
    (
        Record(
            kind=Kind.CHAPTER, title="A chapter on bullying", authors=(Name("de Boer", "Jan"),), issued="2016",
            editors=(MAES, PEETERS), container="The big book", publisher="Wiley", pages="1-22",
        ),
        "de Boer, J. (2016). A chapter on bullying. In B. Maes & A. Peeters (Eds.), The big book (pp. 1–22). Wiley.",
        "de Boer J. A chapter on bullying. In: Maes B, Peeters A, editors. The big book. Wiley; 2016. p. 1–22.",
    ),
    (
        Record(kind=Kind.BOOK, title="An edited book", editors=(MAES, PEETERS), issued="2001", publisher="Wiley"),
        "Maes, B., & Peeters, A. (Eds.). (2001). An edited book. Wiley.",
        "Maes B, Peeters A, editors. An edited book. Wiley; 2001.",
    ),
    (
        Record(
            kind=Kind.THESIS, title="My thesis", authors=(PEETERS,), issued="2020", publisher="UGent",
            genre="PhD thesis",
        ),
        "Peeters, A. (2020). My thesis [PhD thesis]. UGent.",
        "Peeters A. My thesis [PhD thesis]. UGent; 2020.",
    ),
    (
        Record(kind=Kind.REPORT, title="Een rapport", authors=(Name(literal="Vlaams Netwerk"),), publisher="SERV"),
        "Vlaams Netwerk. (n.d.). Een rapport. SERV.",
        "Vlaams Netwerk. Een rapport. SERV.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("record", "apa", "vancouver"), EXAMPLES, ids=lambda value: getattr(value, "title", None))
def test_reference_is_written_as_the_style_asks(record: Record, apa: str, vancouver: str) -> None:
    assert cite(record, Style.APA) == apa
    assert cite(record, Style.VANCOUVER) == vancouver


REFERENCE = json.loads((Path(__file__).parent / "reference_citations.json").read_text())


@pytest.mark.parametrize("work", REFERENCE, ids=lambda work: work["csl"]["id"])
def test_reference_equals_that_of_the_reference_processor(work: dict[str, Any]) -> None:
    [entry] = csl_json.read(json.dumps([work["csl"]]))
    assert cite(entry.record, Style.APA) == work["apa"]
    assert cite(entry.record, Style.VANCOUVER) == work["vancouver"]


def test_reference_processor_gave_at_least_thirty_works_of_every_kind() -> None:
    kinds = {work["csl"]["type"] for work in REFERENCE}
    assert len(REFERENCE) >= 30
    assert kinds == {kind.value for kind in Kind} - {"document"}


def test_twenty_five_authors_are_shortened_as_the_styles_ask() -> None:
    record = Record(
        kind=Kind.ARTICLE, title="Many hands", container="J", issued="2020",
        authors=tuple(Name(f"A{number}", "B") for number in range(25)),
    )  # fmt: skip
    assert "A18, B., … A24, B. (2020)" in cite(record, Style.APA)
    assert cite(record, Style.VANCOUVER).startswith("A0 B, A1 B, A2 B, A3 B, A4 B, A5 B, et al. Many hands.")


def test_three_thousand_authors_are_cited_without_delay_or_loss_of_the_last() -> None:
    record = Record(title="Huge", authors=tuple(Name(f"A{number}", "B") for number in range(3_000)), issued="2020")
    assert "… A2999, B. (2020)" in cite(record, Style.APA)
