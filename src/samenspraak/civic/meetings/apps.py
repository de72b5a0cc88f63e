# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class Config(AppConfig):
    name = "samenspraak.civic.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
