from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from deals.admin.access import View
from deals.admin.desk import conflicts, decisions, page, presence, queue, submission

ARTICLE = "<int:article_id>"
PROPOSAL = f"{ARTICLE}/review/<int:proposal_id>"

ROUTES: list[tuple[str, View, str]] = [
    ("submit/", submission.submit_article, "desk-submit"),
    ("queue/", queue.queue, "desk-queue"),
    (f"{ARTICLE}/assign/", queue.assign_article, "desk-assign"),
    ("conflicts/", conflicts.conflicts, "desk-conflicts"),
    ("conflicts/resolve/", conflicts.resolve_conflict, "desk-resolve"),
    (f"{ARTICLE}/state/", page.state, "desk-state"),
    (f"{ARTICLE}/retry/", submission.retry_article, "desk-retry"),
    (f"{ARTICLE}/review/", page.review, "desk-review"),
    (f"{ARTICLE}/review/hold/", presence.hold_desk, "desk-hold"),
    (f"{ARTICLE}/review/take-over/", presence.take_over_desk, "desk-take-over"),
    (f"{ARTICLE}/review/accept-all/", decisions.accept_all, "desk-accept-all"),
    (f"{ARTICLE}/review/publish/", decisions.publish, "desk-publish"),
    (f"{ARTICLE}/review/add/", decisions.add, "desk-add"),
    (f"{ARTICLE}/review/preview/", decisions.preview, "desk-preview"),
    (f"{ARTICLE}/review/describe/", decisions.describe_article, "desk-describe"),
    (f"{PROPOSAL}/", decisions.open_card, "desk-card"),
    (f"{PROPOSAL}/accept/", decisions.accept, "desk-accept"),
    (f"{PROPOSAL}/reject/", decisions.reject, "desk-reject"),
    (f"{PROPOSAL}/undo/", decisions.undo, "desk-undo"),
    (f"{PROPOSAL}/edit/", decisions.edit, "desk-edit"),
    (f"{PROPOSAL}/company/", decisions.match_company, "desk-company"),
    (f"{PROPOSAL}/deal/", decisions.match_deal, "desk-deal"),
]


def desk_urls(site: AdminSite) -> list[URLPattern]:
    """The desk below the admin of articles, behind its log-in."""
    return [path(route, site.admin_view(view), name=name) for route, view, name in ROUTES]
