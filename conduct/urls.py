from django.urls import path

from conduct import views

app_name = "conduct"
urlpatterns = [
    path("", views.cases, name="list"),
    path("report/", views.find, name="report"),
    path("report/<int:person_pk>/", views.report, name="report_on"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/propose/<slug:kind>/", views.propose, name="propose"),
    path("<int:pk>/<slug:verb>/", views.step, name="step"),
    path("measures/<int:pk>/<slug:verb>/", views.measure_step, name="measure_step"),
]
