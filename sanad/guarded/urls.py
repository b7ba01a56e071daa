from django.urls import path

from sanad.guarded import views

app_name = "guarded"
urlpatterns = [
    path("not-me/<str:token>/", views.not_me, name="not_me"),
    path("mine/relatives/", views.kin, name="kin"),
    path("mine/relatives/<int:pk>/", views.end_kin, name="end_kin"),
    path("desk/changes/", views.waiting, name="waiting"),
    path("desk/changes/<int:pk>/", views.show, name="show"),
    path("desk/changes/<int:pk>/<slug:verb>/", views.step, name="step"),
]
