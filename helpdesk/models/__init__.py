from helpdesk.models.check_requests import CheckRequest
from helpdesk.models.contact_points import ContactPoint
from helpdesk.models.imports import ImportedFile, ImportUpload
from helpdesk.models.link_checks import LinkCheck
from helpdesk.models.listings import FieldChange, ListingReport, PublishedListing
from helpdesk.models.organizations import Location, Organization
from helpdesk.models.pages import AudiencePage, HelpPage, ServiceIndexPage
from helpdesk.models.places import ServiceArea, ServiceAtLocation
from helpdesk.models.referrals import ReferralAgreement
from helpdesk.models.schedules import Schedule, ScheduleException
from helpdesk.models.services import ServicePage

__all__ = [
    "AudiencePage",
    "CheckRequest",
    "ContactPoint",
    "FieldChange",
    "HelpPage",
    "ImportUpload",
    "ImportedFile",
    "LinkCheck",
    "ListingReport",
    "Location",
    "Organization",
    "PublishedListing",
    "ReferralAgreement",
    "Schedule",
    "ScheduleException",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceIndexPage",
    "ServicePage",
]
