# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.notices import views

app_name = "notices"
urlpatterns = [
    path("ontvangst/", views.find, name="find"),
    path("ontvangst/<str:number>/", views.receipt, name="receipt"),
]
