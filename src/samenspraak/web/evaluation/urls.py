# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.evaluation import views

app_name = "evaluation"
urlpatterns: list = []
