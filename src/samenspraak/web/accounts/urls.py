# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.accounts import input_views, views, who_views

app_name = "accounts"
urlpatterns = [
    path("ik/", views.me, name="me"),
    path("ik/naam/", views.introduce, name="introduce"),
    path("ik/woonplek/", views.settle, name="settle"),
    path("ik/gegevens.json", views.take_out, name="export"),
    path("ik/weg/", views.remove, name="remove"),
    path("ik/inbreng/", input_views.given, name="input"),
    path("ik/inbreng/bericht/", input_views.hear, name="hear"),
    path("<slug:area>/wie/", who_views.who, name="who"),
    path("<slug:area>/wie/nieuw/", who_views.new_body, name="new-body"),
    path("<slug:area>/wie/<int:body>/zetel/", who_views.new_seat, name="new-seat"),
    path("<slug:area>/wie/zetel/<int:seat>/einde/", who_views.end_seat, name="end-seat"),
]
