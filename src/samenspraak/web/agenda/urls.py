# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.agenda.views import (
    arranging,
    dividing,
    listing,
    organising,
    pictures,
    reading,
    taking_part,
    whereabouts,
    wordings,
)

app_name = "agenda"
urlpatterns = [
    path("<slug:area>/agenda/", listing.listing, name="list"),
    path("<slug:area>/agenda/nieuw/", taking_part.new, name="new"),
    path("<slug:area>/agenda/volgorde/", arranging.arrange, name="arrange"),
    path("<slug:area>/agenda/wijk.svg", whereabouts.ground, name="ground"),
    path("<slug:area>/agenda/verdelen/", dividing.divide, name="divide"),
    path("<slug:area>/agenda/<int:number>/", reading.show, name="proposal"),
    path("<slug:area>/agenda/<int:number>/steun/", taking_part.support, name="support"),
    path("<slug:area>/agenda/<int:number>/reactie/", taking_part.comment, name="comment"),
    path("<slug:area>/agenda/<int:number>/intrekken/", taking_part.withdraw, name="withdraw"),
    path("<slug:area>/agenda/<int:number>/samenvoegen/", organising.merge, name="merge"),
    path("<slug:area>/agenda/<int:number>/losmaken/", organising.part, name="part"),
    path("<slug:area>/agenda/<int:number>/tekst/", wordings.texts, name="texts"),
    path("<slug:area>/agenda/<int:number>/tekst/voorstel/", wordings.propose, name="reword"),
    path("<slug:area>/agenda/<int:number>/tekst/<int:amendment>/", wordings.judge, name="judge-wording"),
    path("<slug:area>/agenda/<int:number>/plek/", whereabouts.locate, name="locate"),
    path("<slug:area>/agenda/<int:number>/foto/", pictures.add, name="add-picture"),
    path("<slug:area>/agenda/<int:number>/foto/<int:picture>/<slug:size>.jpg", pictures.file, name="picture"),
    path("<slug:area>/agenda/<int:number>/foto/<int:picture>/weghalen/", pictures.remove, name="remove-picture"),
    path("<slug:area>/agenda/<int:number>/<slug:kind>/<int:said>/verbergen/", organising.hide, name="hide"),
    path("<slug:area>/agenda/<int:number>/op-de-agenda/", organising.place_on_agenda, name="place"),
    path("<slug:area>/agenda/<int:number>/stemming/", organising.call, name="call"),
    path("<slug:area>/agenda/<int:number>/antwoord/", organising.reply, name="reply"),
]
