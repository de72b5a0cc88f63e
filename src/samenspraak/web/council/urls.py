# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.council import views

app_name = "council"
urlpatterns = [
    path("raad/", views.overview, name="overview"),
    path("raad/<slug:area>/", views.dossier, name="dossier"),
    path("raad/<slug:area>/voorstel/", views.propose, name="propose"),
    path("raad/<slug:area>/voorwaarde/<int:condition>/", views.meet, name="meet"),
    path("raad/<slug:area>/besluit/", views.decide, name="decide"),
]
