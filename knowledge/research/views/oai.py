"""The address that harvesters ask: every answer is XML, mistakes too."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knowledge.research import harvest
from knowledge.research.bibliography import oai
from knowledge.research.bibliography.oai import OaiError, Query

WITHOUT_ARGUMENTS = {"badVerb", "badArgument"}


# Exempt from CSRF protection because harvesters may post, and a request changes nothing here.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def oai_view(request: HttpRequest) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    base_url = f"{settings.SITE_URL}{reverse('oai_pmh')}"
    moment = timezone.now()
    query = None
    try:
        query = oai.read_query(dict(sent.lists()))
        root = oai.envelope(moment, base_url, query)
        _answer(root, query, base_url)
    except OaiError as error:
        root = oai.envelope(moment, base_url, None if error.code in WITHOUT_ARGUMENTS else query)
        oai.write_error(root, error)
    return HttpResponse(oai.as_bytes(root), content_type="text/xml; charset=utf-8")


def _answer(root: Any, query: Query, base_url: str) -> None:
    if query.verb == "Identify":
        email = settings.SECURITY_CONTACT.removeprefix("mailto:")
        oai.write_identify(root, str(settings.WAGTAIL_SITE_NAME), base_url, email, harvest.earliest())
    elif query.verb == "ListMetadataFormats":
        oai.write_formats(root, harvest.formats_of(query.values.get("identifier")))
    elif query.verb == "ListSets":
        raise OaiError("noSetHierarchy", "This repository has no sets.")
    elif query.verb == "GetRecord":
        form = harvest.format_of(query.values["metadataPrefix"])
        oai.write_items(root, query.verb, [harvest.one_item(query.values["identifier"])], form)
    else:
        part = harvest.walk(query)
        parent = oai.write_items(root, query.verb, part.items, part.form)
        if part.token or part.cursor:
            oai.write_token(parent, part.token, part.size, part.cursor)
