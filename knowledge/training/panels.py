"""What the editor of a wegwijzer is told above the fields."""

from typing import Any

from wagtail.admin.panels import HelpPanel


class RecheckPanel(HelpPanel):
    """The steps of a variant that changed in its core, until somebody publishes it again."""

    def __init__(self, content: str = "", template: str = "training/admin/recheck_panel.html", **kwargs: Any) -> None:
        super().__init__(content, template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.recheck) and super().is_shown()
