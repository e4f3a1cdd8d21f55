from knowledge.training.models.flowcharts import FlowchartIndexPage, FlowchartPage
from knowledge.training.models.learning import LearningPage

__all__ = ["FlowchartIndexPage", "FlowchartPage", "LearningPage"]
