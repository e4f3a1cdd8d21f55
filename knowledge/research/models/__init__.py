from knowledge.research.models.calls import StudyCallIndexPage, StudyCallPage
from knowledge.research.models.colloquia import ColloquiumIndexPage, ColloquiumPage, ColloquiumReviewer
from knowledge.research.models.harvest import HarvestRecord
from knowledge.research.models.members import (
    MemberDigest,
    MemberNewsPage,
    MembersPage,
    MinutesPage,
    ReadingListPage,
    WorkingGroupPage,
)
from knowledge.research.models.organizations import ResearchOrganization
from knowledge.research.models.people import Affiliation, KeyWork, ResearcherIndexPage, ResearcherPage
from knowledge.research.models.projects import (
    DatasetIndexPage,
    DatasetPage,
    ProjectIndexPage,
    ProjectMember,
    ProjectPage,
)
from knowledge.research.models.publications import Authorship, PublicationIndexPage, PublicationPage
from knowledge.research.models.requests import ResearchRequest
from knowledge.research.models.section import ResearchPage
from knowledge.research.models.submissions import AbstractReview, AbstractSubmission
from knowledge.research.models.uploads import PublicationUpload

__all__ = [
    "AbstractReview",
    "AbstractSubmission",
    "Affiliation",
    "Authorship",
    "ColloquiumIndexPage",
    "ColloquiumPage",
    "ColloquiumReviewer",
    "DatasetIndexPage",
    "DatasetPage",
    "HarvestRecord",
    "KeyWork",
    "MemberDigest",
    "MemberNewsPage",
    "MembersPage",
    "MinutesPage",
    "ProjectIndexPage",
    "ProjectMember",
    "ProjectPage",
    "PublicationIndexPage",
    "PublicationPage",
    "PublicationUpload",
    "ReadingListPage",
    "ResearchOrganization",
    "ResearchPage",
    "ResearchRequest",
    "ResearcherIndexPage",
    "ResearcherPage",
    "StudyCallIndexPage",
    "StudyCallPage",
    "WorkingGroupPage",
]
