from datetime import date
import pytest
from django.utils import timezone
from allesoverpesten.accounts.roles import COORDINATOR
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.helpdesk import make_contact, make_service, token_of
from helpdesk.models import *

def test_shots(page, site_server, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = UserFactory(roles=(COORDINATOR,), first_name="Ans", last_name="Peeters")
    s = make_service([make_contact(assured_on=None), make_contact("chat", "https://example.org/chat", "Mo-Fr 16:00-18:00")], title="Proeflijn", assured_on=None)
    t = make_service([make_contact()], title="Tweede lijn met een wat langere naam", referrals=[ReferralAgreement(to_service=s, for_what="geweld", kind="warm"), ReferralAgreement(to_service=ServicePage.objects.get(slug="1712"), for_what="misbruik", kind="cold")])
    ListingReport.objects.create(service=s, what="uren", message="Om 18 u al dicht.")
    LinkCheck.objects.create(service=s, url="https://example.org/weg", outcome="dead", status_code=404, detail="De site antwoordt met 404.", checked_at=timezone.now())
    r = CheckRequest.objects.create(service=s, email=s.maintainer_email, sent_at=timezone.now())
    d = ServicePage.objects.get(pk=t.pk); c = d.contact_points.get(); h = c.schedules.get(); h.opening_hours = "Mo-Fr 10:00-12:00"; c.schedules.set([h]); d.contact_points.set([c]); d.save_revision()
    page.goto(f"{site_server}/account/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(user.username)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    shots = {"home": "/admin/", "start": "/admin/hulpaanbod/", "diensten": "/admin/hulpaanbod/diensten/", "wijz": "/admin/hulpaanbod/wijzigingen/", "wijziging": f"/admin/hulpaanbod/wijzigingen/{t.pk}/", "meldingen": "/admin/hulpaanbod/meldingen/", "vragen": "/admin/hulpaanbod/nakijkvragen/", "adressen": "/admin/hulpaanbod/adressen/", "dekking": "/admin/hulpaanbod/dekking/", "verwijzingen": "/admin/hulpaanbod/verwijzingen/", "import": "/admin/hulpaanbod/import/", "q": f"/hulp/nakijken/{token_of(r)}/", "aanpassen": f"/hulp/nakijken/{token_of(r)}/aanpassen/", "edit": f"/admin/pages/{s.pk}/edit/"}
    problems = []
    page.on("console", lambda m: problems.append(m.text) if m.type in ("error","warning") else None)
    for w in (1280, 360):
        page.set_viewport_size({"width": w, "height": 900})
        for name, url in shots.items():
            page.goto(site_server + url)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=f"/tmp/shots/{name}-{w}.png", full_page=name != "edit")
            print(name, w, page.evaluate("document.documentElement.scrollWidth"))
    print(problems[:20])
