# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.agreements import views

app_name = "agreements"
urlpatterns: list = []
