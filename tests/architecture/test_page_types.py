"""Every page type says on purpose where it may stand and what may stand below it."""

import pytest
from django.apps import apps
from wagtail.models import get_page_models

from content.core.models import BasePage

OWN_PAGE_TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("model", OWN_PAGE_TYPES, ids=lambda model: model.__name__)
def test_page_type_names_parents_and_children(model: type[BasePage]) -> None:
    assert "parent_page_types" in vars(model), "set parent_page_types"
    assert "subpage_types" in vars(model), "set subpage_types"


@pytest.mark.parametrize("model", OWN_PAGE_TYPES, ids=lambda model: model.__name__)
def test_section_page_lists_only_children_of_its_own_app(model: type[BasePage]) -> None:
    if model._meta.app_label == "home":
        return
    for label in model.subpage_types:
        assert apps.get_model(label)._meta.app_label == model._meta.app_label


@pytest.mark.parametrize("model", OWN_PAGE_TYPES, ids=lambda model: model.__name__)
def test_parents_and_children_agree(model: type[BasePage]) -> None:
    for label in model.subpage_types:
        child = apps.get_model(label)
        assert model._meta.label in child.parent_page_types, f"{label} does not name {model._meta.label} as parent"


def test_every_own_page_type_is_walked() -> None:
    assert {model._meta.app_label for model in OWN_PAGE_TYPES} >= {
        "home",
        "infopunt",
        "helpdesk",
        "training",
        "research",
    }


@pytest.mark.parametrize("model", OWN_PAGE_TYPES, ids=lambda model: model.__name__)
def test_editor_offers_planning_and_comments(model: type[BasePage]) -> None:
    form = model.get_edit_handler().get_form_class()
    assert "go_live_at" in form.base_fields
    assert "comments" in form.formsets
