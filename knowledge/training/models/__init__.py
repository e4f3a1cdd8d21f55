from knowledge.training.models.flowcharts import FlowchartIndexPage, FlowchartPage
from knowledge.training.models.learning import LearningPage
from knowledge.training.models.providers import Provider
from knowledge.training.models.sessions import TrainingSession
from knowledge.training.models.trainings import TrainingIndexPage, TrainingPage

__all__ = [
    "FlowchartIndexPage",
    "FlowchartPage",
    "LearningPage",
    "Provider",
    "TrainingIndexPage",
    "TrainingPage",
    "TrainingSession",
]
