"""Under what the published data may be used; the program's own licence is in LICENSE."""

NAME = "CC BY 4.0"
URL = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = (
    "Dealtrace and its sources: every quote is its publisher's and names its article. "
    "Points of cities: GeoNames (CC BY 4.0)."
)
