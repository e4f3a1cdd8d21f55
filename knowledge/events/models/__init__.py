from knowledge.events.models.events import Event, EventChange
from knowledge.events.models.registrations import Registration

__all__ = ["Event", "EventChange", "Registration"]
