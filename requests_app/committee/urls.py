from django.urls import path

from requests_app.committee.views import committee, confirming, objection, study

app_name = "committee"
urlpatterns = [
    path("", committee.index, name="list"),
    path("plan/", committee.plan, name="plan"),
    path("<int:pk>/", committee.sitting, name="sitting"),
    path("<int:pk>/arrange/", committee.arrange, name="arrange"),
    path("<int:pk>/minutes/", committee.minutes, name="minutes"),
    path("<int:pk>/mine/", confirming.mine, name="mine"),
    path("<int:pk>/confirm/", confirming.confirm, name="confirm"),
    path("<int:pk>/scan/", confirming.scan, name="scan"),
    path("<int:pk>/<slug:verb>/", committee.sitting_step, name="sitting_step"),
    path("<int:pk>/items/<int:item_pk>/", committee.item, name="item"),
    path("items/<int:pk>/<slug:verb>/", committee.step, name="step"),
    path("sum/", committee.sum_in_words, name="sum"),
    path("studies/", study.index, name="studies"),
    path("studies/<int:pk>/", study.show, name="study"),
    path("studies/<int:pk>/<slug:verb>/", study.step, name="study_step"),
    path("requests/<int:pk>/study/", study.assign, name="assign"),
    path("requests/<int:pk>/object/", objection.file, name="object"),
    path("objections/", objection.index, name="objections"),
    path("objections/<int:pk>/", objection.hear, name="objection"),
]
