# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspraak.web.evaluation import safeguards_views, views

app_name = "evaluation"
urlpatterns = [
    path("<slug:area>/afspraken/borging/", safeguards_views.in_practice, name="safeguards"),
    path("<slug:area>/afspraken/borging/<int:observance>/terug/", safeguards_views.take_back, name="take-back"),
    path("<slug:area>/afspraken/borging/<slug:guard>/vastleggen/", safeguards_views.observe, name="observe"),
    path("<slug:area>/evaluatie/", views.evaluation, name="evaluation"),
    path("<slug:area>/evaluatie/starten/", views.start, name="start"),
    path("<slug:area>/evaluatie/<int:round>/<int:number>/", views.evaluation, name="one"),
    path("<slug:area>/evaluatie/<int:round>/<int:number>/les/", views.lesson, name="lesson"),
    path("<slug:area>/evaluatie/<int:round>/<int:number>/afronden/", views.conclude, name="conclude"),
    path("<slug:area>/evaluatie/<int:round>/<int:number>/volgende/", views.next_version, name="next"),
]
