from content.infopunt.models.figure_bank import FigureBankPage
from content.infopunt.models.figures import Figure
from content.infopunt.models.pages import ArticlePage, InfopuntPage, ThemePage

__all__ = ["ArticlePage", "Figure", "FigureBankPage", "InfopuntPage", "ThemePage"]
