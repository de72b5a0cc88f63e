# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.agreements.views import city, comparing, drafting, files, reading, signing, talking

app_name = "agreements"
VERSION = "<slug:area>/afspraken/<int:number>/"
EDIT = f"{VERSION}bewerken/"

urlpatterns = [
    path("bevoegdheden/", city.powers, name="powers"),
    path("bevoegdheden.<slug:form>", city.powers_as_data, name="powers-data"),
    path("afspraken/vergelijken/", comparing.beside, name="beside"),
    path("afspraken/beginnen/", drafting.begin_in, name="begin-in"),
    path("afspraken/patronen/", comparing.patterns, name="patterns"),
    path("over/congruentie/", reading.rules, name="rules"),
    path("voorbeelden/", reading.cases, name="cases"),
    path("voorbeelden/<slug:name>/", reading.case, name="case"),
    path("<slug:area>/afspraken/", reading.overview, name="area"),
    path("<slug:area>/afspraken/beginnen/", drafting.begin, name="begin"),
    path(VERSION, reading.version, name="version"),
    path(f"{VERSION}vergelijken/", reading.comparison, name="comparison"),
    path(f"{VERSION}afspraken.<slug:form>", files.document, name="document"),
    path(f"{VERSION}metadata.json", files.metadata, name="metadata"),
    path(f"{VERSION}poster.pdf", files.poster, name="poster"),
    path(f"{VERSION}art/<str:term>/", talking.article, name="article"),
    path(f"{VERSION}art/<str:term>/reactie/", talking.remark, name="remark"),
    path(f"{VERSION}art/<str:term>/voorstel/", talking.suggest, name="suggest"),
    path(f"{VERSION}overleg/", talking.overview, name="talk"),
    path(f"{VERSION}overleg/reactie/", talking.remark, name="remark-on-all"),
    path(f"{VERSION}overleg/nieuw/<slug:kind>/", talking.suggest_new, name="suggest-new"),
    path(f"{VERSION}overleg/<int:said>/antwoord/", talking.answer, name="answer"),
    path(f"{VERSION}overleg/<int:said>/terug/", talking.withdraw, name="withdraw-remark"),
    path(f"{VERSION}overleg/<int:said>/verbergen/", talking.hide, name="hide-remark"),
    path(f"{VERSION}wijzigingen/", talking.edits, name="edits"),
    path(f"{VERSION}wijzigingen/<int:revision>/terug/", talking.undo, name="undo"),
    path(EDIT, drafting.edit, name="edit"),
    path(f"{EDIT}zeggenschap/", drafting.set_say, name="set-say"),
    path(f"{EDIT}verhelpen/", drafting.mend, name="mend"),
    path(f"{EDIT}proef/", drafting.try_say, name="try-say"),
    path(f"{EDIT}samenvatting/", drafting.set_summary, name="set-summary"),
    path(f"{EDIT}nieuw/<slug:kind>/", drafting.add_term, name="add-term"),
    path(f"{EDIT}art/<str:term>/", drafting.edit_term, name="edit-term"),
    path(f"{EDIT}art/<str:term>/weg/", drafting.remove_term, name="remove-term"),
    path(f"{VERSION}voorstellen/", signing.propose, name="propose"),
    path(f"{VERSION}afwijken/", signing.deviate, name="deviate"),
    path(f"{VERSION}afwijken/<int:deviation>/terug/", signing.take_back_deviation, name="take-back"),
    path(f"{VERSION}ondertekenen/", signing.sign, name="sign"),
    path(f"{VERSION}ondertekenen/papier/", signing.sign_on_paper, name="sign-on-paper"),
    path(f"{VERSION}ondertekenen/terugnemen/", signing.take_signature_back, name="take-signature-back"),
    path(f"{VERSION}tekenblad.pdf", files.sheet, name="sheet"),
    path(f"{VERSION}intrekken/", signing.withdraw, name="withdraw"),
    path(f"{VERSION}opschorten/", signing.suspend, name="suspend"),
    path(f"{VERSION}hervatten/", signing.resume, name="resume"),
    path(f"{VERSION}beeindigen/", signing.end, name="end"),
]
