from django.urls import path

from knowledge.events.views import alerts, registration

urlpatterns = [
    path("inschrijven/<uuid:uid>/", registration.register_view, name="event_register"),
    path("inschrijven/<uuid:uid>/bedankt/", registration.registered_view, name="event_registered"),
    path("inschrijven/<uuid:uid>/afspraak.ics", registration.calendar_view, name="event_calendar"),
    path("inschrijving/<str:token>/", registration.cancel_view, name="registration_cancel"),
    path("verwittig/stop/<str:token>/", alerts.stop_view, name="alert_stop"),
    path("verwittig/bevestig/<str:token>/", alerts.confirm_view, name="alert_confirm"),
    path("verwittig/<slug:key>/", alerts.ask_view, name="alert_ask"),
    path("verwittig/<slug:key>/bedankt/", alerts.asked_view, name="alert_asked"),
]
