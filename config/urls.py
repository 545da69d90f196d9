from django.contrib import admin
from django.urls import include, path

from config.admin_login import ThrottledLoginForm

admin.site.login_form = ThrottledLoginForm
admin.site.site_header = admin.site.site_title = "Dealtrace"
admin.site.index_title = "Records and drafts"

handler400 = "config.error_pages.bad_request"
handler403 = "config.error_pages.forbidden"
handler404 = "config.error_pages.not_found"
handler500 = "config.error_pages.server_error"

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("deals.api.urls")),
    path("", include("deals.urls")),
]
