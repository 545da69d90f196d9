"""What a page says of its article in JSON-LD, the form that search engines ask for (schema.org)."""

import json
import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

Node = Mapping[str, object]

# schema.org: the types of an article end so ("NewsArticle", "BlogPosting"); a WebPage carries dates, too.
_ARTICLE = re.compile(r"Article$|Posting$|^Report$|^PressRelease$")
# Around the JSON, from times when a script had to be hidden.
_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)?\s*;?\s*$")


def article_nodes(page: HtmlElement) -> list[Node]:
    """The nodes that describe the page's article, the best first: articles, then the web page itself."""
    nodes = [node for script in _scripts(page) for node in _nodes(script)]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    return articles[:1] + [node for node in nodes if "WebPage" in _kinds(node)][:1]


def site_name(page: HtmlElement) -> str:
    """The name of the web site, or ""."""
    sites = (node for script in _scripts(page) for node in _nodes(script) if "WebSite" in _kinds(node))
    return next((name for site in sites for name in texts(site.get("name"))), "")


def texts(value: object) -> Iterator[str]:
    """The words of a value that may be a text, a thing with a name, or a list of either."""
    if isinstance(value, str):
        if value.strip():
            yield " ".join(value.split())
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict) and not isinstance(value.get("name"), dict):
        yield from texts(value.get("name"))


def _scripts(page: HtmlElement) -> Iterator[object]:
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            # Not strict: line breaks inside of texts are common, and harmless.
            yield json.loads(_WRAPPING.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            # The page's own fault, and common; what else the page says of itself is read all the same.
            continue


def _nodes(value: object) -> Iterator[Node]:
    """The nodes at the top of a script or of its graph; those inside of others describe other things."""
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, dict):
        yield value
        if isinstance(value.get("@graph"), list):
            yield from _nodes(value["@graph"])


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
