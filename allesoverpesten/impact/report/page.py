"""The report as a page that stands on its own: one HTML file without a site around it."""

import base64
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from allesoverpesten.impact.report.charts import targets_chart
from allesoverpesten.impact.report.data import Report
from allesoverpesten.impact.report.tables import state_line

LOOKS = "css/admin/results.css"


def html(report: Report) -> bytes:
    style = base64.b64encode(Path(str(finders.find(LOOKS))).read_bytes()).decode()
    context = report_context(report) | {"style": f"data:text/css;base64,{style}"}
    return render_to_string("impact/report.html", context).encode()


def report_context(report: Report) -> dict[str, object]:
    """What `impact/report_body.html` shows."""
    goals = [
        {
            "goal": goal,
            "actions": [
                {"action": action, "chart": targets_chart(f"{action.code} {action.title}", action.indicators)}
                for action in goal.actions
            ],
        }
        for goal in report.goals
    ]
    return {"report": report, "goals": goals, "state_line": state_line(report)}
