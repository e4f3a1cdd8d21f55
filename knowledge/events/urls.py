from django.urls import path

from knowledge.events.views import registration

urlpatterns = [
    path("inschrijven/<uuid:uid>/", registration.register_view, name="event_register"),
    path("inschrijven/<uuid:uid>/bedankt/", registration.registered_view, name="event_registered"),
    path("inschrijven/<uuid:uid>/afspraak.ics", registration.calendar_view, name="event_calendar"),
    path("inschrijving/<str:token>/", registration.cancel_view, name="registration_cancel"),
]
