# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.places import views

app_name = "places"
urlpatterns = [
    path("", views.home, name="home"),
    path("kaart/", views.map_page, name="map"),
    path("<slug:area>/", views.area, name="area"),
]
