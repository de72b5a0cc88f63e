# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.conversations.views import (
    hosting,
    joining,
    online,
    phone,
    preparing,
    reading,
    screen,
    sheets,
    statements,
)

app_name = "conversations"
urlpatterns = [
    path("meedoen/", joining.join, name="join"),
    path("g/<slug:code>/", joining.enter, name="enter"),
    path("g/<slug:code>/plaat/<slug:key>/", phone.plate, name="plate"),
    path("g/<slug:code>/plaat/<slug:key>/stelling/", statements.offer, name="offer"),
    path("g/<slug:code>/plaat/<slug:key>/stelling/lijkt-op/", statements.typed, name="looks-like"),
    path("g/<slug:code>/plaat/<slug:key>/stellingen/", statements.fresh, name="fresh-statements"),
    path("g/<slug:code>/stelling/<int:offered>/terugnemen/", statements.take_back, name="take-back"),
    path("g/<slug:code>/stand/", phone.standing, name="standing"),
    path("g/<slug:code>/mijn/", phone.mine, name="mine"),
    path("g/<slug:code>/terugnemen/<int:answer>/", phone.withdraw, name="withdraw"),
    path("g/<slug:code>/scherm/", screen.screen, name="screen"),
    path("g/<slug:code>/scherm/beeld/", screen.picture, name="screen-picture"),
    path("<slug:area>/gesprek/", reading.area_page, name="area"),
    path("<slug:area>/gesprek/starten/", preparing.start, name="start"),
    path("<slug:area>/gesprek/nieuw/", preparing.prepare, name="prepare"),
    path("<slug:area>/gesprek/uitkomsten/", reading.round_outcomes, name="round-outcomes"),
    path("<slug:area>/gesprek/stellingen/", statements.waiting, name="statements"),
    path("<slug:area>/gesprek/stellingen/<int:offered>/<slug:name>/", statements.judge, name="judge"),
    path("<slug:area>/gesprek/<int:number>/", hosting.show, name="gathering"),
    path("<slug:area>/gesprek/<int:number>/uitkomsten/", reading.outcomes, name="outcomes"),
    path("<slug:area>/gesprek/<int:number>/leiden/", hosting.lead, name="lead"),
    path("<slug:area>/gesprek/<int:number>/leiden/<slug:name>/", hosting.deed, name="deed"),
    path("<slug:area>/gesprek/<int:number>/online/", online.go_on, name="go-online"),
    path("<slug:area>/gesprek/<int:number>/verlengen/", online.lengthen, name="lengthen"),
    path("<slug:area>/gesprek/<int:number>/invoeren/", sheets.sheets, name="sheets"),
    path("<slug:area>/gesprek/<int:number>/invoeren/<int:sheet>/<slug:key>/", sheets.enter_plate, name="sheet-plate"),
    path(
        "<slug:area>/gesprek/<int:number>/invoeren/<int:sheet>/<slug:key>/stelling/",
        statements.from_paper,
        name="sheet-statement",
    ),
]
