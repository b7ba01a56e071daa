from django.urls import path

from sanad.operations import views

app_name = "operations"
urlpatterns = [path("", views.show, name="show")]
