# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.ballots import entering, letters, option_views, views

app_name = "ballots"
urlpatterns = [
    path("<slug:area>/stemming/<int:number>/", views.show, name="ballot"),
    path("<slug:area>/stemming/<int:number>/stem/", views.vote, name="vote"),
    path("<slug:area>/stemming/<int:number>/gestemd/", views.voted, name="voted"),
    path("<slug:area>/stemming/<int:number>/wijzigen/", views.change, name="change"),
    path("<slug:area>/stemming/<int:number>/mijn-stem/", views.find, name="find"),
    path("<slug:area>/stemming/<int:number>/intrekken/", views.withdraw, name="withdraw"),
    path("<slug:area>/stemming/<int:number>/brief/", letters.vote, name="letter"),
    path("<slug:area>/stemming/<int:number>/brief/samen/", letters.vote, {"shared": True}, name="letter-shared"),
    path("<slug:area>/stemming/<int:number>/brief/samen/gestemd/", letters.voted_here, name="voted-here"),
    path("<slug:area>/stemming/<int:number>/brieven/", entering.letters, name="letters"),
    path("<slug:area>/stemming/<int:number>/brieven/vervallen/", entering.void, name="void-letters"),
    path("<slug:area>/stemming/<int:number>/invoeren/", entering.enter, name="enter"),
    path("<slug:area>/stemming/<int:number>/invoeren/verbeteren/", entering.mend, name="mend"),
    path("<slug:area>/stemming/<int:number>/stemmen.json", views.papers, name="papers"),
    path("<slug:area>/stemming/<int:number>/stemmen.csv", option_views.table, name="table"),
    path("<slug:area>/stemming/<int:number>/stemmen.pb", views.pabulib, name="pabulib"),
    path("<slug:area>/stemming/<int:number>/stemmen-<int:pot>.pb", views.pabulib, name="pabulib-pot"),
]
