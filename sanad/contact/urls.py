from django.urls import path

from sanad.contact import views

app_name = "contact"
urlpatterns = [
    path("", views.contact_list, name="list"),
    path("new/", views.create, name="create"),
    path("paper/", views.paper, name="paper"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/answers/", views.answer_again, name="answer_again"),
    path("<int:pk>/<slug:verb>/", views.step, name="step"),
    path("referrals/", views.referral_list, name="referrals"),
    path("referrals/new/", views.refer, name="refer"),
    path("referrals/<int:pk>/", views.referral, name="referral"),
    path("referrals/<int:pk>/<slug:verb>/", views.referral_step, name="referral_step"),
]
