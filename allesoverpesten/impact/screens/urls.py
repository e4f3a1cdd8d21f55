from django.urls import path

from allesoverpesten.impact.screens import dashboard, figures, reports, stories

urlpatterns = [
    path("resultaten/", dashboard.start, name="impact_start"),
    path("resultaten/rapporten/", reports.report_list, name="impact_reports"),
    path("resultaten/rapporten/<int:pk>/", reports.report_screen, name="impact_report"),
    path("resultaten/rapporten/<int:pk>/<slug:name>/", reports.report_file, name="impact_report_file"),
    path("resultaten/bewijs/<int:pk>/", stories.evidence_file, name="impact_evidence"),
    path("resultaten/bewijs/<int:pk>/verwijderen/", stories.remove_evidence, name="impact_remove_evidence"),
    path("resultaten/<int:pk>/", dashboard.period_screen, name="impact_period"),
    path("resultaten/<int:pk>/tellen/", dashboard.count_now, name="impact_count"),
    path("resultaten/<int:pk>/goedkeuren/", dashboard.approve_screen, name="impact_approve_period"),
    path("resultaten/<int:pk>/waarden-goedkeuren/", dashboard.approve_waiting, name="impact_approve_waiting"),
    path("resultaten/<int:pk>/rapport/", dashboard.new_report, name="impact_new_report"),
    path("resultaten/<int:pk>/cijfers/<int:indicator_pk>/", figures.figure_screen, name="impact_figure"),
    path("resultaten/<int:pk>/acties/<int:action_pk>/", stories.story_screen, name="impact_story"),
]
