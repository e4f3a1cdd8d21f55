"""Goals, actions, indicators and what became of them, period by period; and short addresses of campaigns."""

from allesoverpesten.impact.models.channels import Campaign, CampaignChannel
from allesoverpesten.impact.models.frozen import FrozenReport
from allesoverpesten.impact.models.periods import Period
from allesoverpesten.impact.models.plan import Action, Goal, Indicator
from allesoverpesten.impact.models.story import ActionReport, BudgetLine, Evidence, InterimEvaluation, Milestone
from allesoverpesten.impact.models.values import PeriodValue, Target, ValueEvent, ValuePart

__all__ = [
    "Action",
    "ActionReport",
    "BudgetLine",
    "Campaign",
    "CampaignChannel",
    "Evidence",
    "FrozenReport",
    "Goal",
    "Indicator",
    "InterimEvaluation",
    "Milestone",
    "Period",
    "PeriodValue",
    "Target",
    "ValueEvent",
    "ValuePart",
]
