import pytest

from content.core.enums import LinkOutcome
from content.core.link_check.fetching import MAX_BODY, USER_AGENT, Fetcher, NoAnswerError, Page, TooSlowError
from content.core.link_check.judging import Finding, judge
from content.core.link_check.safe_address import Guard, RefusedAddressError
from content.core.link_check.trackers import trackers_in
from tests.local_site import LocalSite, local_fetcher


def test_fetcher_refuses_this_machine_unless_opened(local_site: LocalSite) -> None:
    with pytest.raises(RefusedAddressError, match="geen openbaar adres"):
        Fetcher().fetch(local_site.page("/"))
    assert local_site.asked == []


def test_fetcher_asks_head_then_get_under_its_own_name(local_site: LocalSite) -> None:
    page = local_fetcher().fetch(local_site.page("/hulp", "<h1>Hulp</h1>"))

    assert page == Page(f"{local_site.address}/hulp", 200, "<h1>Hulp</h1>", is_permanent_move=True)
    assert local_site.asked == [("HEAD", "/hulp", USER_AGENT), ("GET", "/hulp", USER_AGENT)]


def test_fetcher_reads_no_more_than_half_a_megabyte(local_site: LocalSite) -> None:
    assert len(local_fetcher().fetch(local_site.page("/", "a" * (MAX_BODY * 3))).html) == MAX_BODY


def test_fetcher_tries_get_where_head_is_refused(local_site: LocalSite) -> None:
    local_site.replies["/"] = lambda method: (405 if method == "HEAD" else 200, {"Content-Type": "text/html"}, b"er is")
    assert local_fetcher().fetch(f"{local_site.address}/").html == "er is"


def test_fetcher_checks_where_a_redirect_leads(local_site: LocalSite) -> None:
    for target in (
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
    ):
        with pytest.raises(RefusedAddressError):
            local_fetcher().fetch(local_site.redirect("/", target))
    assert {path for _method, path, _agent in local_site.asked} == {"/"}


def test_fetcher_stops_in_a_circle(local_site: LocalSite) -> None:
    local_site.redirect("/a", "/b")
    with pytest.raises(NoAnswerError, match="komt nergens aan"):
        local_fetcher().fetch(local_site.redirect("/b", "/a"))
    assert len(local_site.asked) == 6


def test_fetcher_gives_up_when_its_time_is_over(local_site: LocalSite) -> None:
    local_site.may_answer.clear()
    with pytest.raises(TooSlowError):
        Fetcher(Guard(also_allowed=["127.0.0.1"]), seconds=0.2).fetch(local_site.page("/"))


def test_judge_says_what_an_address_is_worth(local_site: LocalSite) -> None:
    assert judge(local_site.page("/weg", status=404), local_fetcher().fetch) == Finding(
        LinkOutcome.DEAD, 404, "De site antwoordt met 404."
    )
    assert judge(local_site.page("/robot", status=403), local_fetcher().fetch).outcome is LinkOutcome.INSECURE
    assert judge("http://127.0.0.1:1/", local_fetcher().fetch) == Finding(
        LinkOutcome.DEAD, detail="De site antwoordt niet."
    )
    assert judge("http://127.0.0.2/", local_fetcher().fetch) == Finding(
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


def test_trackers_are_found_in_a_page_that_no_parser_understands() -> None:
    html = """<script src="https://www.clarity.ms/x"></script><img src="http://[stuk"><![geen[html]]><p>verder"""
    assert trackers_in(html, "https://dienst.be/") == ["Microsoft Clarity"]


@pytest.mark.parametrize(
    ("location", "outcome", "said"),
    [
        ("http://[stuk", LinkOutcome.DEAD, "Verwijst door naar iets dat geen adres is."),
        ("http://site.be:poort/", LinkOutcome.REFUSED, "De naam of de poort in het adres bestaat niet."),
    ],
)
def test_redirect_to_nonsense_is_told_and_breaks_nothing(
    local_site: LocalSite, location: str, outcome: LinkOutcome, said: str
) -> None:
    assert judge(local_site.redirect("/", location), local_fetcher().fetch) == Finding(outcome, detail=said)


def test_address_that_is_no_address_is_refused_with_a_sentence() -> None:
    found = judge("http://[stuk", local_fetcher().fetch)
    assert found == Finding(LinkOutcome.REFUSED, detail="De naam of de poort in het adres bestaat niet.")


def test_address_with_accents_is_asked_as_a_browser_does(local_site: LocalSite) -> None:
    local_site.page("/caf%C3%A9?wie=%C3%A9%C3%A9n")
    assert local_fetcher().fetch(f"{local_site.address}/café?wie=één").status == 200
