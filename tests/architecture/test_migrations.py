"""Migrations follow the models and stay in one line."""

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OWN_APPS = {"accounts", "core", "events", "helpdesk", "home", "impact", "infopunt", "research", "training"}


@pytest.mark.django_db
def test_models_need_no_new_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_linear_and_named() -> None:
    loader = MigrationLoader(None)
    for app_label in OWN_APPS:
        names = sorted(name for label, name in loader.disk_migrations if label == app_label)
        assert len(loader.graph.leaf_nodes(app_label)) <= 1, app_label
        assert all("auto" not in name for name in names), names


def test_migrations_can_be_reversed() -> None:
    loader = MigrationLoader(None)
    for (app_label, name), migration in loader.disk_migrations.items():
        if app_label in OWN_APPS:
            assert all(operation.reversible for operation in migration.operations), f"{app_label}.{name}"
