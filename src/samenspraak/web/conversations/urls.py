# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.conversations import views

app_name = "conversations"
urlpatterns: list = []
