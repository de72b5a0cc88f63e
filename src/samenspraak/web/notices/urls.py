# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.notices import views

app_name = "notices"
urlpatterns: list = []
