# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.ledger import views

app_name = "ledger"
urlpatterns: list = []
