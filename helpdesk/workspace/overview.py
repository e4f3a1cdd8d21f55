"""What needs attention today, each count with the list behind it."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _

from content.core.attention import Attention
from helpdesk.coverage.week_cover import gaps
from helpdesk.enums import ReportState, Topic
from helpdesk.listings.freshness import Freshness, check_of
from helpdesk.listings.moment import Moment, current_moment
from helpdesk.models import CheckRequest, LinkCheck, ListingReport, ServicePage
from helpdesk.workspace.weeks import this_monday


def freshness_counts(moment: Moment) -> Counter[Freshness]:
    today = moment.at.date()
    return Counter(check_of(listing, today).freshness for listing in moment.listings)


def attention() -> list[Attention]:
    """Counts in the order in which they are best worked through; as many queries for any number of services."""
    moment = current_moment()
    checks = freshness_counts(moment)
    services, facts = reverse("helpdesk_services:index"), [listing.facts for listing in moment.listings]
    running = sum(1 for listing in moment.listings if listing.alert_at(moment.at))
    without_contact = ServicePage.objects.live().filter(maintainer_email="").count()
    return [
        Attention(
            ListingReport.objects.filter(state=ReportState.NEW).count(),
            _("Meldingen van bezoekers"),
            _("Iemand zag iets dat niet klopt."),
            f"{reverse('helpdesk_reports')}?state=new",
            is_urgent=True,
        ),
        Attention(
            ServicePage.objects.with_waiting_changes().count(),
            _("Wijzigingen die wachten"),
            _("Voorstellen van diensten en concepten die nog niet op de site staan."),
            reverse("helpdesk_changes"),
            is_urgent=True,
        ),
        Attention(
            checks[Freshness.OVERDUE],
            _("Te laat nagekeken"),
            _("Nooit, of meer dan een jaar geleden (vijf jaar bij een lijn die dag en nacht open is)."),
            f"{services}?check=overdue",
            is_urgent=True,
        ),
        Attention(
            checks[Freshness.DUE],
            _("Binnenkort na te kijken"),
            _("Binnen 30 dagen tonen we de uren niet meer als zeker."),
            f"{services}?check=due",
        ),
        Attention(
            CheckRequest.objects.escalated().count(),
            _("Diensten die niet antwoorden"),
            _("Vier weken na onze vraag kwam er geen antwoord. Bel ze."),
            f"{reverse('helpdesk_requests')}?stand=escalated",
            is_urgent=True,
        ),
        Attention(
            LinkCheck.objects.failing().count(),
            _("Adressen die niet werken"),
            _("De linkcontrole vond daar geen pagina."),
            f"{reverse('helpdesk_links')}?stand=failing",
            is_urgent=True,
        ),
        Attention(running, _("Tijdelijke meldingen"), _("Nu zichtbaar op de site."), f"{services}?alert=running"),
        Attention(
            without_contact,
            _("Diensten zonder contactpersoon"),
            _("Niemand krijgt de jaarlijkse nakijkvraag."),
            f"{services}?contact=missing",
        ),
        Attention(
            len(gaps(facts, Topic.BULLYING, this_monday())),
            _("Gaten in het aanbod"),
            _("Dagen waarop iemand met een vraag over pesten niemand vindt."),
            f"{reverse('helpdesk_cover')}#gaten",
        ),
    ]
