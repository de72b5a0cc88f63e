# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.places import views

app_name = "places"
urlpatterns: list = []
