from knowledge.research.models.organizations import ResearchOrganization
from knowledge.research.models.people import Affiliation, KeyWork, ResearcherIndexPage, ResearcherPage
from knowledge.research.models.publications import Authorship, PublicationIndexPage, PublicationPage
from knowledge.research.models.section import ResearchPage

__all__ = [
    "Affiliation",
    "Authorship",
    "KeyWork",
    "PublicationIndexPage",
    "PublicationPage",
    "ResearchOrganization",
    "ResearchPage",
    "ResearcherIndexPage",
    "ResearcherPage",
]
