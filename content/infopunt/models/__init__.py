from content.infopunt.models.pages import ArticlePage, InfopuntPage, ThemePage

__all__ = ["ArticlePage", "InfopuntPage", "ThemePage"]
