# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("ik/", views.me, name="me"),
    path("ik/naam/", views.introduce, name="introduce"),
    path("ik/woonplek/", views.settle, name="settle"),
    path("ik/gegevens.json", views.take_out, name="export"),
    path("ik/weg/", views.remove, name="remove"),
]
