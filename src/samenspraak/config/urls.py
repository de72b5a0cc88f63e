# SPDX-License-Identifier: EUPL-1.2
"""The root addresses. Fixed words come first; an area's own pages begin with its name."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from samenspraak.web.shared import errors, health

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    *i18n_patterns(
        path("account/", include("samenspraak.web.accounts.sign_in")),
        path("", include("samenspraak.web.accounts.urls")),
        path("", include("samenspraak.web.about.urls")),
        path("", include("samenspraak.web.notices.urls")),
        path("", include("samenspraak.web.ledger.urls")),
        path("", include("samenspraak.web.desk.urls")),
        path("", include("samenspraak.web.council.urls")),
        path("", include("samenspraak.web.conversations.urls")),
        path("", include("samenspraak.web.agreements.urls")),
        path("", include("samenspraak.web.agenda.urls")),
        path("", include("samenspraak.web.meetings.urls")),
        path("", include("samenspraak.web.ballots.urls")),
        path("", include("samenspraak.web.feeds.urls")),
        path("", include("samenspraak.web.evaluation.urls")),
        path("", include("samenspraak.web.places.urls")),
        prefix_default_language=False,
    ),
]

if settings.DEMO:
    from samenspraak.web.accounts import demo

    urlpatterns = [*demo.urlpatterns, *urlpatterns]
