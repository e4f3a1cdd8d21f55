"""A core procedure and its variants for other contexts: what a variant does not say itself, it takes from the core.

A variant holds its whole chart, so that readers, search and print need nothing else, and beside it the chart of the
core as it was then. What is its own is the difference of the two (`flowchart.overlay`). When the core is published,
every variant gets the new steps; where it has words of its own for a step that changed, only a person can tell whether
they still hold, so each variant that is touched is listed for its editor until somebody publishes it again.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from content.core.page_cache import kept
from knowledge.training.flowchart.graph import Flowchart
from knowledge.training.flowchart.json_format import from_dict, to_dict
from knowledge.training.flowchart.overlay import Recheck, apply, changed_since, difference
from knowledge.training.publication import first_error

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage


def follow_core(core: "FlowchartPage") -> None:
    """Bring every variant up to the published chart of `core`.

    One that was live without a waiting draft is published again if it is sound; any other gets a draft.
    """
    for variant in type(core).objects.variants_of(core):
        _follow(variant, core)


def own_steps(core_chart: Any, chart: Flowchart) -> list[str]:
    """Ids of the steps that are the variant's own, in order of writing."""
    own = difference(steps_only(from_dict(core_chart)), steps_only(chart)).own_ids
    return [node.id for node in chart.nodes if node.id in own]


def family(page: "FlowchartPage") -> list[dict[str, str]]:
    """The same procedure for other contexts, as `{title, url}`: the core first, by title."""
    return kept(f"flowchart-family-{page.pk}", lambda: _family(page))


def _family(page: "FlowchartPage") -> list[dict[str, str]]:
    relatives = type(page).objects.family_of(page)
    return [
        {"title": relative.title, "url": reverse("flowchart_walk", args=[relative.slug])}
        for relative in sorted(relatives, key=lambda relative: (relative.variant_of_id is not None, relative.title))
    ]


def _follow(variant: "FlowchartPage", core: "FlowchartPage") -> None:
    goes_live = variant.live and not variant.has_unpublished_changes
    draft = variant.get_latest_revision_as_object()
    old, new = steps_only(from_dict(draft.core_chart or core.chart)), steps_only(from_dict(core.chart))
    own = difference(old, steps_only(from_dict(draft.chart)))
    touched = changed_since(old, new, [own])
    if not touched:
        return
    draft.chart = to_dict(steps_only(apply(new, own)))
    draft.core_chart = core.chart
    draft.recheck = _merged(draft.recheck, touched[0])
    revision = draft.save_revision(log_action=True)
    if goes_live and not first_error(draft):
        revision.publish()
    else:
        type(variant).objects.filter(pk=variant.pk).update(recheck=draft.recheck)


def steps_only(chart: Flowchart) -> Flowchart:
    """Without what each page has for itself, whatever an old text form carried along."""
    return replace(chart, title="", summary="", audience=(), contexts=(), version=1)


def _merged(before: list[dict[str, Any]], recheck: Recheck) -> list[dict[str, Any]]:
    """What is still to be looked at and what came along: `{node, own}`; node "" is the box around the steps."""
    rows = {row["node"]: row for row in before}
    if recheck.frame:
        rows[""] = {"node": "", "own": False}
    rows |= {node: {"node": node, "own": False} for node in recheck.inherited}
    rows |= {node: {"node": node, "own": True} for node in recheck.overridden}
    return sorted(rows.values(), key=lambda row: (not row["own"], row["node"]))
