# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.accounts import views

app_name = "accounts"
urlpatterns: list = []
