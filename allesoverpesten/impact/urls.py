from django.urls import path

from allesoverpesten.impact import views

urlpatterns = [
    path("over-ons/resultaten/", views.results_view, name="results"),
    path("over-ons/resultaten/<str:name>/", views.results_view, name="results_of"),
]
