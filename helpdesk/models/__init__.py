from helpdesk.models.pages import HelpPage

__all__ = ["HelpPage"]
