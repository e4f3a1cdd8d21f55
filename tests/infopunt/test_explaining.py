"""Words are explained once, in running text only, in markup that needs no script."""

import pytest

from content.infopunt.explaining import Explanation, explain

DOXING = Explanation("doxing", "Doxing", ("Doxing", "gedoxt"), 'Je "adres" online zetten.', "/lijst/#doxing")
CLB = Explanation("clb", "CLB", ("CLB",), "Begeleidt leerlingen.", "/lijst/#clb")


def explained(html: str, most: int = 6) -> str:
    return explain(html, [DOXING, CLB], "Meer", most)


def test_first_use_becomes_a_button_with_its_own_popover() -> None:
    assert explained("<p>Ben je gedoxt? Doxing mag niet.</p>") == (
        '<p>Ben je <button class="term" type="button" popovertarget="begrip-doxing">gedoxt</button>'
        '<span class="term__note" id="begrip-doxing" popover><strong>Doxing</strong> Je &quot;adres&quot; online zetten. '
        '<a href="/lijst/#doxing">Meer</a></span>? Doxing mag niet.</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href='/doxing/'>doxing</a></p>",
        "<h2>Doxing</h2>",
        "<details><summary>Doxing</summary></details>",
        "Doxing buiten een alinea",
        "<p>antidoxing, doxings, CLB-medewerker, clb@school</p>",
        '<p title="doxing"><svg><text>doxing</text></svg></p>',
        "<li><button>doxing <b>CLB</b></button></li>",
        "",
    ],
)
def test_other_places_are_left_alone(html: str) -> None:
    assert explained(html) == html


def test_text_after_a_closed_element_is_explained_again() -> None:
    assert explained("<p><a href='#'>x</a> doxing</p>").count("<button") == 1


def test_no_more_words_than_asked() -> None:
    assert explained("<p>doxing</p><p>CLB</p>", most=1).count("<button") == 1


def test_no_words_change_nothing() -> None:
    assert explain("<p>doxing</p>", [], "Meer") == "<p>doxing</p>"
