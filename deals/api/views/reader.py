from drf_spectacular.views import SpectacularSwaggerSplitView


class Reader(SpectacularSwaggerSplitView):
    """The schema as a page with a form to try each address; its script is a file of its own, as our policy demands."""

    authentication_classes = ()
    permission_classes = ()
    url_name = "api-schema"
    template_name = "api/reader.html"
