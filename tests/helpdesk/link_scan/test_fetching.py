from typing import Any

import pytest

from helpdesk.enums import LinkOutcome
from helpdesk.link_scan.fetching import MAX_BODY, USER_AGENT, Fetcher, NoAnswerError, Page, TooSlowError
from helpdesk.link_scan.judging import Finding, judge
from helpdesk.link_scan.safe_address import Guard, RefusedAddressError
from helpdesk.link_scan.trackers import trackers_in


def test_fetcher_refuses_this_machine_unless_opened(site: Any) -> None:
    with pytest.raises(RefusedAddressError, match="geen openbaar adres"):
        Fetcher().fetch(site.page("/"))
    assert site.asked == []


def test_fetcher_asks_head_then_get_under_its_own_name(site: Any, fetcher: Fetcher) -> None:
    page = fetcher.fetch(site.page("/hulp", "<h1>Hulp</h1>"))

    assert page == Page(f"{site.address}/hulp", 200, "<h1>Hulp</h1>", is_permanent_move=True)
    assert site.asked == [("HEAD", "/hulp", USER_AGENT), ("GET", "/hulp", USER_AGENT)]


def test_fetcher_reads_no_more_than_half_a_megabyte(site: Any, fetcher: Fetcher) -> None:
    assert len(fetcher.fetch(site.page("/", "a" * (MAX_BODY * 3))).html) == MAX_BODY


def test_fetcher_tries_get_where_head_is_refused(site: Any, fetcher: Fetcher) -> None:
    site.replies["/"] = lambda method: (405 if method == "HEAD" else 200, {"Content-Type": "text/html"}, b"er is")
    assert fetcher.fetch(f"{site.address}/").html == "er is"


def test_fetcher_checks_where_a_redirect_leads(site: Any, fetcher: Fetcher) -> None:
    for target in (
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
    ):
        with pytest.raises(RefusedAddressError):
            fetcher.fetch(site.redirect("/", target))
    assert {path for _method, path, _agent in site.asked} == {"/"}


def test_fetcher_stops_in_a_circle(site: Any, fetcher: Fetcher) -> None:
    site.redirect("/a", "/b")
    with pytest.raises(NoAnswerError, match="komt nergens aan"):
        fetcher.fetch(site.redirect("/b", "/a"))
    assert len(site.asked) == 6


def test_fetcher_gives_up_when_its_time_is_over(site: Any) -> None:
    site.may_answer.clear()
    with pytest.raises(TooSlowError):
        Fetcher(Guard(also_allowed=["127.0.0.1"]), seconds=0.2).fetch(site.page("/"))


def test_judge_says_what_an_address_is_worth(site: Any, fetcher: Fetcher) -> None:
    assert judge(site.page("/weg", status=404), fetcher.fetch) == Finding(
        LinkOutcome.DEAD, 404, "De site antwoordt met 404."
    )
    assert judge(site.page("/robot", status=403), fetcher.fetch).outcome is LinkOutcome.INSECURE
    assert judge("http://127.0.0.1:1/", fetcher.fetch) == Finding(LinkOutcome.DEAD, detail="De site antwoordt niet.")
    assert judge("http://127.0.0.2/", fetcher.fetch) == Finding(
        LinkOutcome.REFUSED, detail="127.0.0.2 is geen openbaar adres."
    )


@pytest.mark.parametrize(
    ("ended", "outcome"),
    [
        ("https://www.dienst.be/", LinkOutcome.OK),
        ("https://dienst.be", LinkOutcome.OK),
        ("https://dienst.be/nieuw", LinkOutcome.REDIRECT),
        ("https://andere.be/", LinkOutcome.REDIRECT),
        ("http://dienst.be/", LinkOutcome.INSECURE),
    ],
)
def test_judge_tells_a_move_from_the_same_place(ended: str, outcome: LinkOutcome) -> None:
    finding = judge("https://dienst.be/", lambda _url: Page(ended, 200, "", is_permanent_move=True))
    assert finding.outcome is outcome
    assert ("Verhuisde voorgoed naar" in finding.detail) == (outcome is LinkOutcome.REDIRECT)


def test_trackers_are_named_once_and_own_scripts_are_none() -> None:
    html = """<script src="https://www.googletagmanager.com/gtag/js?id=1"></script><script src="/site.js"></script>
    <img src="//www.facebook.com/tr?id=1"><iframe src="https://a.doubleclick.net/x"></iframe>
    <a href="https://www.facebook.com/dienst">Volg ons</a><script src=" https://www.googletagmanager.com/2"></script>
    <script src="https://notfacebook.com/x.js"></script>"""
    assert trackers_in(html, "https://dienst.be/") == ["Facebook", "Google Ads", "Google Tag Manager"]
