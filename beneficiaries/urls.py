from django.urls import path

from beneficiaries import views, views_helpers, views_kept, views_kept_off, views_sign_in

app_name = "people"
urlpatterns = [
    path("", views.search, name="search"),
    path("new/", views.create, name="create"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/open/", views.open_file, name="open"),
    path("<int:pk>/doubles/", views.doubles, name="doubles"),
    path("<int:pk>/history/", views.file_history, name="history"),
    path("<int:pk>/hold/", views_kept.hold, name="hold"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/household/", views.household, name="household"),
    path("<int:pk>/household/join/", views.join, name="join"),
    path("<int:pk>/household/leave/", views.leave, name="leave"),
    path("<int:pk>/household/head/", views.head, name="head"),
    path("<int:pk>/mobile/", views_sign_in.mobile, name="mobile"),
    path("<int:pk>/pin/", views_sign_in.pin, name="pin"),
    path("<int:pk>/known/", views_sign_in.known, name="known"),
    path("<int:pk>/terms/", views_sign_in.terms, name="terms"),
    path("<int:pk>/consent/", views_sign_in.consent, name="consent"),
    path("<int:pk>/papers/new/", views.document_create, name="document_create"),
    path("papers/<int:pk>/copy/", views.document_copy, name="document_copy"),
    path("papers/<int:pk>/copy/<int:number>/", views.document_copy, name="document_page"),
    path("<int:pk>/categories/new/", views.category_create, name="category_create"),
    path("categories/<int:pk>/end/", views.category_end, name="category_end"),
    path("<int:pk>/guardians/new/", views_helpers.guardian_create, name="guardian_create"),
    path("<int:pk>/helpers/", views_helpers.helpers, name="helpers"),
    path("<int:pk>/helpers/new/", views_helpers.helper_create, name="helper_create"),
    path("helpers/<int:pk>/end/", views_helpers.helper_end, name="helper_end"),
    path("kept-off/", views_kept_off.rows, name="kept_off_list"),
    path("kept-off/<int:pk>/", views_kept_off.show, name="kept_off"),
    path("kept-off/<int:pk>/<slug:verb>/", views_kept_off.step, name="kept_off_step"),
    path("guardians/<int:pk>/end/", views_helpers.guardian_end, name="guardian_end"),
]
