# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.ballots import views

app_name = "ballots"
urlpatterns: list = []
