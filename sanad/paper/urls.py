from django.urls import path

from sanad.paper import views

app_name = "paper"
urlpatterns = [
    path("", views.book_list, name="list"),
    path("new/", views.make, name="make"),
    path("void/", views.void, name="void"),
    path("<int:pk>/", views.book, name="book"),
    path("<int:pk>/print/", views.pdf, name="print"),
    path("sheets/<int:pk>/scan/", views.scan, name="scan"),
]
