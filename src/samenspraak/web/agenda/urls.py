# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.agenda import views

app_name = "agenda"
urlpatterns: list = []
