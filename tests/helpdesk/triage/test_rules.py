from collections import Counter

import pytest

from helpdesk.enums import Channel, TargetGroup, Topic
from helpdesk.triage.answers import What, Who
from helpdesk.triage.facts import AUDIENCES, CHANNELS, THEMES, ServiceFacts
from helpdesk.triage.match_rule import Group, has_theme
from helpdesk.triage.reach import VERBS
from helpdesk.triage.rules import RULES, best_rule


def test_rule_keys_are_unique_and_reasons_are_sentences() -> None:
    assert [key for key, count in Counter(rule.key for rule in RULES).items() if count > 1] == []
    assert [rule.key for rule in RULES if not rule.reason.endswith((".", "?"))] == []


def test_rules_count_for_someone_and_never_set_the_group_of_elsewhere() -> None:
    assert [rule.key for rule in RULES if not rule.who or not rule.what or rule.group is Group.OUTSIDE] == []


def test_every_rule_places_a_real_service_somewhere(services: tuple[ServiceFacts, ...]) -> None:
    used = {
        rule.key
        for service in services
        for who in Who
        for what in What
        if (rule := best_rule(service.profile, who, what))
    }
    assert sorted(rule.key for rule in RULES if rule.key not in used) == []


def test_every_who_and_what_has_a_rule_that_names_a_service(services: tuple[ServiceFacts, ...]) -> None:
    for who in Who:
        for what in What:
            groups = {rule.group for s in services if (rule := best_rule(s.profile, who, what))}
            assert groups & {Group.DESIGNATED, Group.FITTING}


def test_audiences_mean_only_people_of_the_finder_and_everyone_means_all() -> None:
    assert AUDIENCES["iedereen"] == frozenset(Who)
    assert frozenset().union(*AUDIENCES.values()) == frozenset(Who)


def test_words_of_the_rules_are_what_a_coordinator_can_choose() -> None:
    assert set(AUDIENCES) == set(TargetGroup.values)
    assert set(Topic.values) == THEMES
    assert set(CHANNELS) == set(Channel.values) == set(VERBS)


def test_rule_about_a_theme_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="pestne"):
        has_theme("pestne")
