# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.council import views

app_name = "council"
urlpatterns: list = []
