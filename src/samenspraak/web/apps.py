# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class Config(AppConfig):
    name = "samenspraak.web"
    label = "web"
