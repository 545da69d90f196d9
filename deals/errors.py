"""What can go wrong, as facts: one small class each, with a stable `code` and one sentence that says what to do.

Raise with the facts that the sentence names, as keywords: `raise TextTooLong(length=5_000_000, limit=1_000_000)`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, cast


class DealtraceError(Exception):
    """The root of all errors of the product.

    `str(error)` is the sentence for people, `code` is stable for programs, `facts` are what the sentence was made of.
    `permanent` says whether trying the same again is pointless.
    """

    code: ClassVar[str] = "error"
    permanent: ClassVar[bool] = True
    sentence: ClassVar[str] = "Something went wrong."

    def __init__(self, **facts: object) -> None:
        self.facts = {name: _printable(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        super().__init__(self.sentence.format(**self.facts))

    def __reduce__(self) -> tuple[Callable[..., "DealtraceError"], tuple[Any, ...]]:
        # Exceptions pickle by position, and ours are made by keyword: without this a task could not report one.
        return _rebuild, (type(self), self.facts)


def _rebuild(kind: type[DealtraceError], facts: dict[str, object]) -> DealtraceError:
    return kind(**facts)


def _printable(text: str) -> str:
    # Facts quote what came from outside; a NUL or a lone surrogate in them could not be stored, logged or sent.
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)


# Citations


class QuoteNotFound(DealtraceError):
    """A quote does not stand in the text, not even with other white space or other quotation marks."""

    code = "quote_not_found"
    sentence = "“{quote:.80}” does not stand in the article: select the words in its text instead of typing them."


# What was submitted is no article that can be read


class ArticleRefused(DealtraceError):
    """What was submitted cannot become an article."""

    code = "article_refused"
    sentence = "This cannot be read as an article: paste the article's text instead."


class EmptyText(ArticleRefused):
    """Nothing but white space."""

    code = "empty_text"
    sentence = "There is no text: paste the article, upload a text or HTML file, or give an address."


class TextTooLong(ArticleRefused):
    """More text than an article has; facts: `length`, `limit` in characters."""

    code = "text_too_long"
    sentence = (
        "The text has {length:,} characters and the limit is {limit:,}: "
        "submit the one article that matters, or split a collection into its articles."
    )


class PageTooComplex(ArticleRefused):
    """More elements than the page of an article has; fact: `limit`."""

    code = "page_too_complex"
    sentence = "The page has more than {limit:,} elements: open it in a browser and paste the article's text."


class NotText(ArticleRefused):
    """Bytes that are no text in any encoding that we read."""

    code = "not_text"
    sentence = "This is not text ({reason}): save the document as text or HTML, or paste its words."


class NotAnArticle(ArticleRefused):
    """A page that has text, but no article."""

    code = "not_an_article"
    sentence = "No article was found on this page: open it in a browser and paste the article's text."


class LoginWall(NotAnArticle):
    """The page asks for a log-in or a subscription instead of showing the article."""

    code = "login_wall"
    sentence = (
        "The page asks for a log-in or a subscription: open it where you have access and paste the article's text."
    )


class CookiePage(NotAnArticle):
    """The page asks for consent to cookies instead of showing the article."""

    code = "cookie_page"
    sentence = "The page only asks for consent to cookies: open it in a browser, answer, and paste the article's text."


class JavaScriptPage(NotAnArticle):
    """The page builds its text by JavaScript, or checks that its reader is a browser."""

    code = "javascript_page"
    sentence = "The page shows nothing without JavaScript: open it in a browser and paste the article's text."


# An address that could not be fetched


class FetchError(DealtraceError):
    """An address gave no page; every kind has the fact `url`."""

    code = "fetch_failed"
    sentence = "{url:.200} could not be fetched: open it in a browser and paste the article's text."


class AddressRefused(FetchError):
    """An address that is never fetched: no web address, or one inside a private network."""

    code = "address_refused"
    sentence = "{url:.200} is not fetched ({reason}): give the public http or https address of the article."


class HostNotFound(FetchError):
    """The host's name does not resolve; perhaps it only does not resolve just now."""

    code = "host_not_found"
    permanent = False
    sentence = "The host of {url:.200} was not found: check the address for a typing error."


class PageNotFound(FetchError):
    """The server answers that there is no such page, or no more."""

    code = "page_not_found"
    sentence = "There is no page at {url:.200} (HTTP {status}): check the address, or paste the article's text."


class AccessDenied(FetchError):
    """The server does not serve the page to us: log-in, payment, country, or no programs wanted."""

    code = "access_denied"
    sentence = (
        "The server refuses {url:.200} to programs (HTTP {status}): open it in a browser and paste the article's text."
    )


class RequestRefused(FetchError):
    """Any other answer that is no page."""

    code = "request_refused"
    sentence = "The server answered {url:.200} with HTTP {status}: open it in a browser and paste the article's text."


class ServerFailed(FetchError):
    """The server is overloaded or broken at the moment."""

    code = "server_failed"
    permanent = False
    sentence = "The server of {url:.200} has a fault (HTTP {status}): try again later, or paste the article's text."


class ConnectionFailed(FetchError):
    """No connection, or one that broke off."""

    code = "connection_failed"
    permanent = False
    sentence = "The connection to {url:.200} failed: try again later, or paste the article's text."


class CertificateRefused(FetchError):
    """No secure connection: the server cannot prove that it is the host of the address, or speaks no TLS."""

    code = "certificate_refused"
    sentence = "The server of {url:.200} cannot prove who it is: check the address, or paste the article's text."


class FetchTimeout(FetchError):
    """The page was not there in time; `seconds` counts from the first request to the last byte, redirects included."""

    code = "fetch_timeout"
    permanent = False
    sentence = "{url:.200} did not arrive within {seconds:g} seconds: try again later, or paste the article's text."


class TooManyRedirects(FetchError):
    """The address leads in circles."""

    code = "too_many_redirects"
    sentence = "{url:.200} redirects more than {limit} times: give the address that the browser shows in the end."


class PageTooLarge(FetchError):
    """More bytes than an article's page has, counted after decompression."""

    code = "page_too_large"
    sentence = "The page at {url:.200} has more than {limit:,} bytes: paste the article's text instead."


class UnsupportedContent(FetchError):
    """Neither HTML nor plain text."""

    code = "unsupported_content"
    sentence = "{url:.200} is {content_type}, not a page of HTML or plain text: paste the article's text instead."


# What a reader asks for


class FiltersRefused(DealtraceError):
    """Parameters of a list that mean nothing; facts: `reasons` in words. Made by `of`, it knows each by itself."""

    code = "filters_refused"
    sentence = "This list cannot be asked that: {reasons}."

    @classmethod
    def of(cls, faults: Mapping[str, str], known: Sequence[str]) -> "FiltersRefused":
        """From each parameter at fault to its reason, and the parameters that there are."""
        reasons = "; ".join(f"{name}: {reason}" for name, reason in faults.items())
        return cls(reasons=reasons, faults=dict(faults), known=tuple(known))

    @property
    def faults(self) -> dict[str, str]:
        """From each parameter at fault to its reason."""
        return cast("dict[str, str]", self.facts.get("faults", {}))

    @property
    def known(self) -> tuple[str, ...]:
        """The parameters that the list understands."""
        return cast("tuple[str, ...]", self.facts.get("known", ()))


class ApiKeyRefused(DealtraceError):
    """A key of the API that is unknown or was revoked; says nothing of which, nor of the key."""

    code = "api_key_refused"
    sentence = "This API key is unknown or was revoked: leave it out to read at the rate of everybody, or use another."


# Publishing


class NothingToPublish(DealtraceError):
    """No proposal of the article is accepted."""

    code = "nothing_to_publish"
    sentence = "Nothing of “{title:.100}” is accepted yet: accept at least one proposal, then publish."


class AlreadyWithdrawn(DealtraceError):
    """The record was taken back before."""

    code = "already_withdrawn"
    sentence = "“{title:.100}” was withdrawn already: {reason}"


# Merging


class MergeRefused(DealtraceError):
    """Two records that cannot be made one as they stand; facts: `obstacles`, a sentence each."""

    code = "merge_refused"
    sentence = "Not merged. {obstacles}"


class PlanOutdated(DealtraceError):
    """Something changed between the plan that was shown and the word to go."""

    code = "plan_outdated"
    sentence = "Not merged: something changed since this plan was made. Look at the new plan, then decide."


class UmbrellaRefused(DealtraceError):
    """A deal that would be part of itself; facts: `deal`, `umbrella`."""

    code = "umbrella_refused"
    sentence = "“{umbrella:.100}” is “{deal:.100}” itself, or a part of it: choose the larger deal."


class UndoRefused(DealtraceError):
    """A merge that cannot be undone exactly any more; facts: `obstacles`, a sentence each."""

    code = "undo_refused"
    sentence = "Not undone. {obstacles}"


# What cannot be done with an article as it stands


class AddressTaken(DealtraceError):
    """Another article has this address; facts: `url`, `first`, the other one's id."""

    code = "address_taken"
    sentence = "{url:.200} is already the address of article {first}: work on that one, or leave the address out here."


class IngestionFailed(DealtraceError):
    """Reading an article failed through a fault of ours; facts: `fault`."""

    code = "ingestion_failed"
    permanent = False
    sentence = (
        "Reading this failed through a fault of the program ({fault:.200}). What was handed in is kept: "
        "try again, and tell an administrator if it fails again."
    )


class GaveUp(IngestionFailed):
    """Reading was begun again and again and never came to an end; facts: `attempts`."""

    code = "gave_up"
    sentence = (
        "Reading this was begun {attempts} times and never finished. What was handed in is kept: "
        "try again, and tell an administrator if it fails again."
    )


class WrongState(DealtraceError):
    """The article is not where this can be done; facts: `state`, `wanted`."""

    code = "wrong_state"
    sentence = "The article is {state}, and this can only be done while it is {wanted}: load the page again."


# Review


class InvalidItem(DealtraceError):
    """Fields of a proposal cannot be stored; facts: `faults`, a sentence by the name of each field, and `summary`."""

    code = "invalid_item"
    sentence = "Not saved. {summary}"

    @classmethod
    def of(cls, faults: dict[str, str]) -> "InvalidItem":
        """The error that names all of them."""
        return cls(faults=faults, summary=" ".join(faults.values()))

    @property
    def faults(self) -> dict[str, str]:
        """What is wrong, by the name of the field."""
        return cast("dict[str, str]", self.facts["faults"])


class StaleVersion(DealtraceError):
    """Somebody changed the proposal since the page was loaded; facts: `who`, `changes`."""

    code = "stale_version"
    sentence = "{who} changed this meanwhile: {changes}. Nothing was saved: look at it again, then decide."


class NotAnEditor(DealtraceError):
    """Work given to somebody who may not review; fact: `who`."""

    code = "not_an_editor"
    sentence = "{who:.100} may not review articles: choose an editor."


class NothingToUndo(DealtraceError):
    """A proposal that nobody has decided on or changed."""

    code = "nothing_to_undo"
    sentence = "There is nothing to undo: this stands as it was read."


class ReasonMissing(DealtraceError):
    """A rejection, a resolution, a merge or its undoing without a reason."""

    code = "reason_missing"
    sentence = "Say in a few words why."


class AlreadyPublished(DealtraceError):
    """The proposal has become a record."""

    code = "already_published"
    sentence = "This is published: correct the record itself, and say why in the note of the correction."


class NotReady(DealtraceError):
    """Something stands in the way of publishing; facts: `blockers`, a sentence each."""

    code = "not_ready"
    sentence = "Not published. {blockers}"


# Statements that cannot both hold


class NotInConflict(DealtraceError):
    """Two figures that are no pair of rivals, or that can both hold."""

    code = "not_in_conflict"
    sentence = "These two statements are not in conflict: load the page again."


# The data set as files


class DatasetRefused(DealtraceError):
    """Files that are not a whole data set; facts: `file`, `reason`."""

    code = "dataset_refused"
    sentence = "{file} cannot be loaded: {reason}. Export the data set anew."


class DatasetNotEmpty(DealtraceError):
    """There is something published already, which a load would have to change."""

    code = "dataset_not_empty"
    sentence = "Something is published here already: load into an empty database."
