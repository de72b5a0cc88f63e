# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.meetings.views import holding, preparing, reading, writing

app_name = "meetings"
ALL = "<slug:area>/vergaderingen/"
ONE = f"{ALL}<int:number>/"
POINT = f"{ONE}punt/<int:point>/"
urlpatterns = [
    path(ALL, reading.listing, name="list"),
    path(f"{ALL}nieuw/", preparing.plan, name="plan"),
    path(f"{ALL}kalender.ics", reading.feed, name="feed"),
    path(f"{ALL}besluiten/", reading.decisions, name="decisions"),
    path(f"{ALL}besluiten.<slug:form>", reading.decisions_as_data, name="decisions-data"),
    path(ONE, reading.show, name="meeting"),
    path(f"{ONE}kalender.ics", reading.calendar, name="calendar"),
    path(f"{ONE}agenda.pdf", reading.as_paper, {"which": "agenda"}, name="agenda-paper"),
    path(f"{ONE}verslag.pdf", reading.as_paper, {"which": "verslag"}, name="minutes-paper"),
    path(f"{ONE}wijzigen/", preparing.change, name="change"),
    path(f"{ONE}afzeggen/", preparing.call_off, name="call-off"),
    path(f"{ONE}aankondigen/", preparing.announce, name="announce"),
    path(f"{ONE}punt/", preparing.add_point, name="add-point"),
    path(POINT, preparing.change_point, name="change-point"),
    path(f"{POINT}weg/", preparing.drop_point, name="drop-point"),
    path(f"{POINT}stuk/", preparing.add_paper, name="add-paper"),
    path(f"{POINT}stuk/<int:paper>/bestand.pdf", reading.paper_file, name="paper-file"),
    path(f"{POINT}stuk/<int:paper>/weg/", preparing.drop_paper, name="drop-paper"),
    path(f"{ONE}houden/", holding.hold, name="hold"),
    path(f"{ONE}openen/", holding.begin, name="begin"),
    path(f"{ONE}aanwezig/", holding.attend, name="attend"),
    path(f"{ONE}gevraagd/", holding.ask, name="ask"),
    path(f"{POINT}belang/", holding.declare, name="declare"),
    path(f"{POINT}belang/<int:seat>/weg/", holding.undeclare, name="undeclare"),
    path(f"{POINT}besluit/", holding.decide, name="decide"),
    path(f"{POINT}besluit/terug/", holding.undecide, name="undecide"),
    path(f"{ONE}sluiten/", holding.close, name="close"),
    path(f"{ONE}verslag/", writing.minutes, name="minutes"),
    path(f"{ONE}verslag/publiceren/", writing.publish, name="publish"),
]
