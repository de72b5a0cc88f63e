# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.ledger import views

app_name = "ledger"
urlpatterns = [
    path("logboek/", views.logbook, name="logbook"),
    path("logboek/uitvoer.jsonl", views.export, name="export"),
    path("logboek/hoofd/", views.head, name="head"),
    path("<slug:area>/logboek/", views.logbook, name="of-area"),
]
