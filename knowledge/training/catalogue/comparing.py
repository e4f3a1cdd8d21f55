"""Up to three trainings side by side; the address holds which ones."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.core.enums import Context
from content.infopunt.enums import AgeGroup
from knowledge.training.models import TrainingPage
from knowledge.training.screens.catalogue import CATALOGUE_ADDRESS, training_listing

MOST = 3
FEW = 10
ADDRESS = f"{CATALOGUE_ADDRESS}vergelijken/"


@require_safe
def compare_view(request: HttpRequest) -> HttpResponse:
    """Unknown ones, double ones and a fourth are left out."""
    slugs = list(dict.fromkeys(request.GET.getlist("v")))[:MOST]
    pages = TrainingPage.objects.for_comparison([slug for slug in slugs if "\x00" not in slug])
    chosen = [page.slug for page in pages]
    words = request.GET.get("zoek", "").replace("\x00", "")[:80]
    context = {
        "columns": [
            {"title": page.title, "url": page.url, "drop_url": _address(chosen, without=page.slug)} for page in pages
        ],
        "rows": _rows(pages),
        "chosen": chosen,
        "words": words,
        "suggestions": _suggestions(words, chosen) if len(pages) < MOST else None,
        "action": ADDRESS,
        "catalogue_url": CATALOGUE_ADDRESS,
        "noindex": True,
    }
    return render(request, "training/compare.html", context)


def _column(page: TrainingPage, chosen: list[str]) -> dict[str, str]:
    return {"title": page.title, "url": page.url, "drop_url": _address(chosen, without=page.slug)}


def _address(slugs: list[str], *, without: str = "", plus: str = "") -> str:
    kept = QueryDict(mutable=True)
    kept.setlist("v", [slug for slug in [*slugs, plus] if slug and slug != without])
    return f"{ADDRESS}?{kept.urlencode()}"


def _suggestions(words: str, chosen: list[str]) -> list[dict[str, str]]:
    """The first trainings of the list, or of what was searched, that are not chosen yet."""
    query = QueryDict(mutable=True)
    query["zoek"] = words
    query["volgorde"] = "titel"
    pages = TrainingPage.objects.for_card_list(training_listing(query).ordered_ids()[: FEW + MOST])
    return [
        {"title": page.title, "url": _address(chosen, plus=page.slug), "note": page.provider.name}
        for page in pages
        if page.slug not in chosen
    ][:FEW]


def _rows(pages: list[Any]) -> list[dict[str, Any]]:
    """One row a fact; a fact that none of them tells is left out."""
    facts = (
        (_("Aanbieder"), lambda page: page.provider.name),
        (_("Wat leer je?"), lambda page: page.summary),
        (_("Voor wie"), lambda page: ", ".join(page.audience_labels)),
        (_("Waar speelt het"), lambda page: ", ".join(str(Context(key).label) for key in page.contexts)),
        (_("Leeftijd van de kinderen"), lambda page: ", ".join(str(AgeGroup(key).label) for key in page.ages)),
        (_("Vorm"), lambda page: ", ".join(page.form_labels)),
        (_("Eerste datum"), lambda page: f"{page.dates[0].when_text} {page.dates[0].where_text}" if page.dates else ""),
        (_("Duur"), lambda page: page.length or str(page.get_length_class_display() if page.length_class else "")),
        (_("Prijs"), lambda page: f"{page.price_text}. {page.price_note}".rstrip(". ")),
        (_("Subsidie"), lambda page: page.subsidy_note),
        (_("Attest"), lambda page: page.certificate),
        (_("Werkt de methode?"), lambda page: str(page.method.get_evidence_display()) if page.method else ""),
    )
    rows = [{"name": name, "cells": [str(tell(page)) for page in pages]} for name, tell in facts]
    return [row for row in rows if any(row["cells"])]
