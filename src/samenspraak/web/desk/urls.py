# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.desk import views

app_name = "desk"
urlpatterns = [path("werkbank/", views.desk, name="desk")]
