# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class Config(AppConfig):
    name = "samenspraak.web"
    label = "web"

    def ready(self) -> None:
        """Who knows the state of which live channel: known before the first page, so that streams come back at once."""
        from samenspraak.web.conversations import channels  # noqa: F401
