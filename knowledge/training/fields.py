"""A wegwijzer in one column: the JSON form of the pure flowchart package, checked on the way in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from knowledge.training.flowchart.graph import Flowchart
from knowledge.training.flowchart.json_format import from_dict, to_dict
from knowledge.training.flowchart.problems import FlowchartSyntaxError


def empty_chart() -> dict[str, Any]:
    return to_dict(Flowchart())


def check_chart(value: Any) -> None:
    """Raise ValidationError, in Dutch, for what is no wegwijzer at all; a half-written one may be kept."""
    try:
        from_dict(value)
    except FlowchartSyntaxError as error:
        raise ValidationError([problem.message for problem in error.problems]) from error


class FlowchartField(models.JSONField):
    """JSON that `flowchart.json_format` reads. Whether the chart is sound is for the linter, when it is published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", empty_chart)
        super().__init__(*args, **kwargs)

    default_validators = [check_chart]
