# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.about import views

app_name = "about"
urlpatterns: list = []
