from django.contrib.sitemaps.views import index, sitemap
from django.urls import path, re_path

from deals.views import about, files, lists, overviews, pictures, records

_SITEMAPS = {"sitemaps": files.SITEMAPS}

urlpatterns = [
    path("", overviews.home, name="home"),
    path("deals/", lists.deals, name="deals"),
    path("deals/<slug:slug>/", records.deal, name="deal-detail"),
    path("deals/<slug:slug>/versions/<int:version>/", records.deal, name="deal-version"),
    path("deals/<slug:slug>/picture.png", pictures.of_deal, name="deal-picture"),
    path("companies/", lists.companies, name="companies"),
    path("companies/<slug:slug>/", records.company, name="company-detail"),
    path("companies/<slug:slug>/picture.png", pictures.of_company, name="company-picture"),
    path("facilities/", lists.facilities, name="facilities"),
    path("facilities/<slug:slug>/", records.facility, name="facility-detail"),
    path("places/", lists.places, name="places"),
    path("places/<slug:slug>/", records.place, name="place-detail"),
    path("figures/", lists.figures, name="figures"),
    path("figures/<int:number>/", records.figure, name="figure-detail"),
    path("figures/<int:number>/picture.png", pictures.of_figure, name="figure-picture"),
    path("quantities/<int:number>/", records.quantity, name="quantity-detail"),
    path("articles/", lists.articles, name="articles"),
    path("articles/<int:number>/", records.article, name="article-detail"),
    path("speakers/<slug:slug>/", records.speaker, name="speaker-detail"),
    path("map/", overviews.world, name="map"),
    path("network/", overviews.network, name="network"),
    path("compare/", overviews.compare, name="compare"),
    path("compare/figures.csv", overviews.compared_figures, name="compare-figures"),
    path("network/lines.csv", overviews.network_lines, name="network-lines"),
    path("network/circles.csv", overviews.network_circles, name="network-circles"),
    path("search/", overviews.search, name="search"),
    path("search/names/", overviews.names, name="search-names"),
    path("about/", about.about, name="about"),
    path("about/method/", about.method, name="about-method"),
    path("about/vocabulary/", about.vocabulary, name="about-vocabulary"),
    path("about/corrections/", about.corrections, name="about-corrections"),
    path("about/api/", about.api, name="about-api"),
    path("picture.png", pictures.of_the_site, name="site-picture"),
    path("favicon.ico", files.favicon, name="favicon"),
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", index, _SITEMAPS | {"sitemap_url_name": "sitemap-section"}, name="sitemap"),
    re_path(r"^sitemap-(?P<section>[a-z]+)\.xml$", sitemap, _SITEMAPS, name="sitemap-section"),
]
