from django.urls import path

from sanad.messaging import views

app_name = "messaging"
urlpatterns = [
    path("demo/", views.demo, name="demo"),
    path("receipts/", views.receipts, name="receipts"),
    path("<slug:channel>/again/", views.try_all_again, name="try_all_again"),
    path("<int:pk>/retry/", views.retry, name="retry"),
]
