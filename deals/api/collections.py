"""The collections of the API, by the name that they have in addresses, in the order in which they are documented."""

from deals.vocabulary import Resource

NAMES: dict[Resource, str] = {
    Resource.DEAL: "deals",
    Resource.COMPANY: "companies",
    Resource.FACILITY: "facilities",
    Resource.PLACE: "places",
    Resource.FIGURE: "figures",
    Resource.QUANTITY: "quantities",
    Resource.ARTICLE: "articles",
    Resource.QUOTATION: "quotations",
}
# Records that people name: addressed by slug, and by id as well.
NAMED = frozenset({Resource.DEAL, Resource.COMPANY, Resource.FACILITY, Resource.PLACE})
