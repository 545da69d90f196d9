"""Pages that stand where an article should be: a log-in, a consent to cookies, a check for a browser."""

import re

from lxml.html import HtmlElement

from deals.errors import CookiePage, JavaScriptPage, LoginWall, NotAnArticle

_JAVASCRIPT = r"""
    (?:enable|activate|allow|require|requires|turn\ on)\ (?:\w+\ ){0,2}javascript
    | javascript\ (?:is\ (?:disabled|required|not)|has\ been|must\ be|to\ run|and\ cookies)
    | (?:verify|verifying|confirm|checking)\ (?:that\ |if\ )?(?:you\ are|you're|your\ browser|the\ site\ connection)
    | are\ you\ a\ (?:robot|human) | unusual\ traffic | complete\ the\ captcha
"""
_LOGIN = r"""
    (?:subscribe|sign\ in|log\ in|login|sign\ up|register)(?:\ now|\ today|\ or\ \w+(?:\ \w+)?)?
        \ (?:to|and)\ (?:continue|keep|read|view|access|unlock|see)
    | already\ (?:a|have\ an?)\ (?:subscriber|member|subscription|account) | (?:subscribers?|members?)[-\ ]only
    | create\ (?:a|your)\ (?:free\ )?account | forgot(?:ten)?\ (?:your\ )?password
    | free\ articles?\ (?:left|remaining) | unlock\ (?:this|the\ full)\ (?:article|story) | start\ your\ free\ trial
"""
_COOKIES = r"""
    we\ (?:value|respect|care\ about)\ your\ privacy | (?:accept|reject|allow|decline)\ all\b
    | consent\ to\ (?:our|the)\ use | manage\ (?:your\ )?(?:preferences|choices|consent|cookies|settings)
    | (?:use|uses|using|of|our|store|such\ as)\ cookies | cookie\ (?:policy|settings|preferences|consent|notice)
    | before\ you\ continue
"""
# In the order in which a draw is settled: a check for a browser often mentions cookies, and so does a log-in.
_SIGNS: tuple[tuple[type[NotAnArticle], re.Pattern[str]], ...] = (
    (JavaScriptPage, re.compile(_JAVASCRIPT, re.IGNORECASE | re.VERBOSE)),
    (LoginWall, re.compile(_LOGIN, re.IGNORECASE | re.VERBOSE)),
    (CookiePage, re.compile(_COOKIES, re.IGNORECASE | re.VERBOSE)),
)
_SENTENCE = re.compile(r"[.!?…][”\"’')\]]*(?:\s|$)")
# A line of a menu or of a list of headlines is shorter, or is no sentence.
_SHORTEST_SENTENCE = 6
# Words in sentences. The shortest news items have about forty.
_FEWEST_WORDS = 25
# Up to here, two signs of a wall count for more than the few words before it.
_SHORT = 80
_LONGEST_WALL = 50_000


def shown_words(page: HtmlElement) -> str:
    """The words that a page shows, those for readers without JavaScript included; as much as a wall can need."""
    texts = page.xpath("//text()[not(parent::script or parent::style or parent::template)]")
    return " ".join(" ".join(texts).split())[:_LONGEST_WALL]


def refuse_page_without_article(text: str, shown: str) -> None:
    """Raises the kind of NotAnArticle that `shown` speaks for, if next to nothing, `text`, was found on a page."""
    if _words_in_sentences(text) < _FEWEST_WORDS:
        raise _wall(shown, fewest_signs=1) or NotAnArticle


def refuse_wall(text: str) -> None:
    """Raises the kind of NotAnArticle, if a text is short and mostly what a wall says."""
    words = _words_in_sentences(text)
    if words < _SHORT and (kind := _wall(text, fewest_signs=1 if words < _FEWEST_WORDS else 2)):
        raise kind


def ends_at_wall(text: str) -> bool:
    """Whether the last lines of an article ask for a log-in or a subscription."""
    login = dict(_SIGNS)[LoginWall]
    return any(login.search(block) for block in text.strip().rsplit("\n", 4)[-4:])


def _wall(text: str, *, fewest_signs: int) -> type[NotAnArticle] | None:
    found = [(len(signs.findall(text)), kind) for kind, signs in _SIGNS]
    most, kind = max(found, key=lambda count: count[0])
    return kind if most >= fewest_signs else None


def _words_in_sentences(text: str) -> int:
    lines = (line.split() for line in text.split("\n") if _SENTENCE.search(line))
    return sum(len(words) for words in lines if len(words) >= _SHORTEST_SENTENCE)
