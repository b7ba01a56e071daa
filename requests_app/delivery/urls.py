from django.urls import path

from requests_app.delivery.views import delivery, paper, registration

app_name = "delivery"
urlpatterns = [
    path("", delivery.queue, name="list"),
    path("paper/", paper.find_case, name="paper"),
    path("<int:pk>/enter/", paper.enter, name="enter"),
    path("<int:pk>/", delivery.show, name="show"),
    path("<int:pk>/code/", delivery.code, name="code"),
    path("<int:pk>/end/", delivery.end, name="end"),
    path("<int:pk>/register/", registration.register, name="register"),
    path("<int:pk>/register/payee/", registration.payee, name="payee"),
    path("<int:pk>/register/payee/change/", registration.change_payee, name="change_payee"),
    path("<int:pk>/register/account/change/", registration.change_account, name="change_account"),
    path("<int:pk>/register/<slug:type_code>/", registration.item, name="item"),
    path("given/<int:pk>/", delivery.receipt, name="receipt"),
    path("given/<int:pk>/take-back/", delivery.recall, name="recall"),
]
