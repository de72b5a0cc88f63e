# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.conversations.views import (
    beside,
    concluding,
    data,
    effort,
    hosting,
    joining,
    phone,
    preparing,
    reading,
    screen,
    sheets,
    wishes,
)

app_name = "conversations"
urlpatterns = [
    path("meedoen/", joining.join, name="join"),
    path("g/<slug:code>/", joining.enter, name="enter"),
    path("g/<slug:code>/plaat/<slug:key>/", phone.plate, name="plate"),
    path("g/<slug:code>/plaat/<slug:key>/klopt/", concluding.fit, name="fit"),
    path("g/<slug:code>/stand/", phone.standing, name="standing"),
    path("g/<slug:code>/mijn/", phone.mine, name="mine"),
    path("g/<slug:code>/terugnemen/<int:answer>/", phone.withdraw, name="withdraw"),
    path("g/<slug:code>/scherm/", screen.screen, name="screen"),
    path("g/<slug:code>/scherm/beeld/", screen.picture, name="screen-picture"),
    path("gesprekken/", beside.beside, name="beside"),
    path("<slug:area>/gesprek/", reading.area_page, name="area"),
    path("<slug:area>/gesprek/starten/", preparing.start, name="start"),
    path("<slug:area>/gesprek/nieuw/", preparing.prepare, name="prepare"),
    path("<slug:area>/gesprek/uitkomsten/", reading.round_outcomes, name="round-outcomes"),
    path("<slug:area>/gesprek/uitkomsten.<slug:form>", data.of_round, name="round-outcomes-data"),
    path("<slug:area>/gesprek/<int:number>/", hosting.show, name="gathering"),
    path("<slug:area>/gesprek/<int:number>/uitkomsten/", reading.outcomes, name="outcomes"),
    path("<slug:area>/gesprek/<int:number>/uitkomsten.<slug:form>", data.of_gathering, name="outcomes-data"),
    path("<slug:area>/gesprek/<int:number>/leiden/", hosting.lead, name="lead"),
    path("<slug:area>/gesprek/<int:number>/leiden/collega/", hosting.handing_over, name="hand-over"),
    path("<slug:area>/gesprek/<int:number>/leiden/wensen/", wishes.board, name="wishes"),
    path("<slug:area>/gesprek/<int:number>/leiden/wensen/<slug:name>/", wishes.deed, name="wishes-deed"),
    path("<slug:area>/gesprek/<int:number>/leiden/conclusie/", concluding.conclude, name="conclude"),
    path("<slug:area>/gesprek/<int:number>/leiden/<slug:name>/", hosting.deed, name="deed"),
    path("<slug:area>/gesprek/<int:number>/uren/", effort.hours, name="hours"),
    path("<slug:area>/gesprek/<int:number>/invoeren/", sheets.sheets, name="sheets"),
    path("<slug:area>/gesprek/<int:number>/invoeren/<int:sheet>/<slug:key>/", sheets.enter_plate, name="sheet-plate"),
]
