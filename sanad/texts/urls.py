from django.urls import path

from sanad.texts import association, brand, security

app_name = "texts"
urlpatterns = [
    path("desk/association/", association.association, name="association"),
    path("brand/<slug:colour>.css", brand.colours, name="colours"),
    path("brand/<slug:digest>.jpg", brand.logo, name="logo"),
    path("icons/<slug:of>/<slug:shape>-<int:size>.png", brand.icon, name="icon"),
    path(".well-known/security.txt", security.security_txt, name="security"),
]
