from knowledge.events.models.alerts import AlertSubscription
from knowledge.events.models.events import Event, EventChange
from knowledge.events.models.registrations import Registration

__all__ = ["AlertSubscription", "Event", "EventChange", "Registration"]
