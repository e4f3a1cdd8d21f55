from knowledge.training.models.advice import AdviceIndexPage, AdvicePage, Recommendation
from knowledge.training.models.flowcharts import FlowchartIndexPage, FlowchartPage
from knowledge.training.models.learning import LearningPage
from knowledge.training.models.network import MeetingDocument, MeetingPage, NetworkPage, PracticePage
from knowledge.training.models.providers import Provider
from knowledge.training.models.selfcheck import SelfCheckPage
from knowledge.training.models.sessions import TrainingSession
from knowledge.training.models.trainings import TrainingIndexPage, TrainingPage

__all__ = [
    "AdviceIndexPage",
    "AdvicePage",
    "FlowchartIndexPage",
    "FlowchartPage",
    "LearningPage",
    "MeetingDocument",
    "MeetingPage",
    "NetworkPage",
    "PracticePage",
    "Provider",
    "Recommendation",
    "SelfCheckPage",
    "TrainingIndexPage",
    "TrainingPage",
    "TrainingSession",
]
