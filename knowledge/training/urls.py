from django.urls import path

from knowledge.training.views import flowcharts

PREFIX = "leren/wegwijzers"

urlpatterns = [
    path(f"{PREFIX}/oembed/", flowcharts.oembed_view, name="flowchart_oembed"),
    path(f"{PREFIX}/<slug:slug>.pdf", flowcharts.pdf_view, name="flowchart_pdf"),
    path(f"{PREFIX}/<slug:slug>.json", flowcharts.json_view, name="flowchart_json"),
    path(f"{PREFIX}/<slug:slug>/", flowcharts.walk_view, name="flowchart_walk"),
    path(f"{PREFIX}/<slug:slug>/tekst/", flowcharts.outline_view, name="flowchart_outline"),
    path(f"{PREFIX}/<slug:slug>/schema/", flowcharts.schema_view, name="flowchart_schema"),
    path(f"{PREFIX}/<slug:slug>/inbedden/", flowcharts.embed_view, name="flowchart_embed"),
]
