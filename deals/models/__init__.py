from deals.models.api_key import ApiKey, ApiKeyQuerySet
from deals.models.article import Article, ArticleQuerySet, Credit, Mention
from deals.models.change import Change
from deals.models.citation import Citation
from deals.models.deal import Deal, DealPlace, DealQuerySet, Party, Project, ScopeItem, Siting, StatusStep
from deals.models.desk import Assignment, Lease, Revision
from deals.models.figure import Figure, Quantity
from deals.models.merge import Merge, MergeQuerySet
from deals.models.naming import Naming
from deals.models.proposal import Proposal, ProposalQuerySet
from deals.models.publication import DatasetVersion, Listing, ListingQuerySet, Publication
from deals.models.resolution import Resolution, ResolutionQuerySet
from deals.models.speaker import Quotation, Speaker

__all__ = [
    "ApiKey",
    "ApiKeyQuerySet",
    "Article",
    "ArticleQuerySet",
    "Assignment",
    "Change",
    "Citation",
    "Credit",
    "DatasetVersion",
    "Deal",
    "DealPlace",
    "DealQuerySet",
    "Figure",
    "Lease",
    "Listing",
    "ListingQuerySet",
    "Mention",
    "Merge",
    "MergeQuerySet",
    "Naming",
    "Party",
    "Project",
    "Proposal",
    "ProposalQuerySet",
    "Publication",
    "Quantity",
    "Quotation",
    "Resolution",
    "ResolutionQuerySet",
    "Revision",
    "ScopeItem",
    "Siting",
    "Speaker",
    "StatusStep",
]
