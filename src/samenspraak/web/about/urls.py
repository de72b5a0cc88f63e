# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.about import views

app_name = "about"
urlpatterns = [
    path("over/", views.about, name="about"),
    path("over/privacy/", views.privacy, name="privacy"),
    path("over/toegankelijkheid/", views.accessibility, name="accessibility"),
    path("onderdelen/", views.components, name="components"),
    path("onderdelen/zaal/", views.room, name="room"),
]
