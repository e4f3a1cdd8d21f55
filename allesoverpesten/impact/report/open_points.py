"""What is not finished or not reached, said before anybody asks. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from allesoverpesten.impact.report.data import ActionPart, EvaluationPart, IndicatorPart, OpenPoint
from allesoverpesten.impact.standing import Standing

OFF_TARGET = {Standing.MISSED, Standing.ALMOST}


def open_points(actions: Iterable[ActionPart], evaluations: Sequence[EvaluationPart]) -> list[OpenPoint]:
    """In this order for each action: missing values, values that nobody approved, off target, no words, no proof."""
    found = [point for action in actions for point in _of_action(action)]
    if not evaluations:
        found.append(OpenPoint("evaluation", "", _("Er is geen tussentijdse evaluatie ingevuld.")))
    return found


def _of_action(action: ActionPart) -> Iterator[OpenPoint]:
    proven = {file.indicator_code for file in action.evidence}
    for one in action.indicators:
        yield from _of_indicator(one, one.code in proven)
    for milestone in action.milestones:
        if milestone.reached_on is None:
            words = _("De mijlpaal “%(title)s” is niet bereikt.") % {"title": milestone.title}
            yield OpenPoint("milestone", action.code, words)
    if not action.narrative:
        yield OpenPoint("narrative", action.code, _("Bij deze actie staat geen verhaal."))


def _of_indicator(one: IndicatorPart, is_proven: bool) -> Iterator[OpenPoint]:  # noqa: FBT001 - private, called once
    if one.standing == Standing.NO_VALUE:
        yield OpenPoint("missing", one.code, _("De waarde ontbreekt: %(label)s.") % {"label": one.label})
        return
    if not one.is_approved:
        words = _("Niet goedgekeurd (%(state)s): %(label)s.")
        yield OpenPoint("unapproved", one.code, words % {"state": one.state_label, "label": one.label})
    if one.standing in OFF_TARGET:
        words = _("%(standing)s: %(label)s. Doel %(target)s, bereikt %(value)s.")
        told = {"standing": one.standing_label.capitalize(), "label": one.label}
        yield OpenPoint("off-target", one.code, words % (told | {"target": one.target.text, "value": one.amount.text}))
    if one.standing == Standing.NO_TARGET:
        yield OpenPoint("no-target", one.code, _("Er is geen streefwaarde: %(label)s.") % {"label": one.label})
    if one.needs_document and not is_proven:
        yield OpenPoint("no-proof", one.code, _("Het bewijsstuk ontbreekt: %(label)s.") % {"label": one.label})
