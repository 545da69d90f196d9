from django.contrib import admin
from django.http import HttpRequest, JsonResponse
from django.urls import path


def alive(request: HttpRequest) -> JsonResponse:
    """This process answers; says nothing about what it leans on."""
    return JsonResponse({"status": "ok"})


urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", alive, name="healthz"),
]
