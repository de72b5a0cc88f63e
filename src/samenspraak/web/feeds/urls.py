# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.feeds import views

app_name = "feeds"
urlpatterns = [
    path("agenda.ics", views.ics, name="city-calendar"),
    path("nieuws.xml", views.atom, name="city-news"),
    path("<slug:area>/agenda.ics", views.ics, name="calendar"),
    path("<slug:area>/nieuws.xml", views.atom, name="news"),
]
