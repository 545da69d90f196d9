"""How sure the words before a number are of it: the verb group that it depends on, read as English means it.

Moods, looked for in the clause that leads to the number, in this order: a right somebody holds ("has an option to
buy up to 50 MW"), talk ("is in talks to pay"), an aim ("aims to reach"), a forecast ("is expected to generate", "could
add"), a pledge ("agreed to pay", "will invest"), an effect to come ("will create 300 jobs"), the plain future, what was
completed ("closed", "raised"), what was agreed ("signed", "awarded"), and what is or was ("has", "operates").
"""

import re
from functools import lru_cache

STAGES = ("stage of news", "nearest deal")  # how the features begin that say how far the deals of an article have come
_BREAKS = frozenset((";", ".", "while", "but", "whereas", "which", "\u2013", ":"))
_REACH = 24
_LONGEST = 40
_WORDS = r"(?:\S+ )"
_PLEDGED = (
    r"invest|pay|acquire|purchase|provide|supply|issue|receive|buy|contribute|fund|commit|build|construct|develop"
    r"|deliver|deploy|donate|lease|install|spend|sell|launch|open|drill|make|award|offer|match|distribute|finance"
    r"|subscribe|lend|allocate|earmark|expand|procure|order|source|manufacture"
)
_MOODS = (
    (
        "option",
        r"\b(?:(?:options?|rights?|entitled|warrants) (?:to|for|of|on)|optional|to earn"
        rf"|may (?:acquire|purchase|earn|elect|exercise|buy)|earn-in|exercis\w+) {_WORDS}{{0,10}}\Z",
    ),
    (
        "rumoured",
        r"\b(?:reportedly|rumou?red|in talks|in discussions|people familiar|sources|considering|weighing|exploring)"
        rf" {_WORDS}{{0,14}}\Z",
    ),
    (
        "target",
        r"\b(?:aims?|aiming|aimed|targets?|targeting|targeted|goals?|seeks?|seeking|ambition|aspires?|hopes?|hoping|intends?"
        r"|vision|plans? to (?:reach|scale|grow|increase|achieve|double|become|hit)) "
        rf"{_WORDS}{{0,10}}\Z",
    ),
    (
        "expected",
        r"\b(?:expects?|expected|expecting|expectations?|forecast|forecasts|forecasted|projects (?:to|that|its|revenue)"
        r"|projected|projecting|projections?|anticipates?|anticipated|anticipating|guidance|predicts?|predicted|outlook"
        r"|estimated to|estimates (?:that|revenue|its)|could|might|would|likely|poised|on track|potential|potentially"
        rf"|proposed) {_WORDS}{{0,14}}\Z",
    ),
    (
        "commitment",
        rf"\b(?:(?:will|shall) (?:(?:also|initially|then|each|jointly|together) )?(?:{_PLEDGED})"
        rf"|(?:agreed|agrees|agreeing|committed|commits|committing|pledged|pledges|pledging|obligated|undertakes|plans?|planning"
        rf"|planned|set|is|are) to (?:{_PLEDGED}|be)|commitments? (?:of|to)|pledged|committed) {_WORDS}{{0,8}}\Z",
    ),
    (
        "effect",
        r"\b(?:will|shall|to) (?:(?:also|then|help|eventually) )?(?:create|support|generate|power|produce|reduce"
        r"|increase|bring|add|employ|serve|reach|save|cut|result|contribute|inject|enable|boost|avoid|offset)"
        rf" {_WORDS}{{0,10}}\Z",
    ),
    (
        "will",
        rf"\b(?:will|shall|should|to be|set to|going to|once|upon completion|may|to (?:{_PLEDGED})) {_WORDS}{{0,10}}\Z",
    ),
    (
        "completed",
        r"\b(?:completed|completes|completing|closed|closes|closing|acquired|raised|received|paid|funded|bought|sold|issued"
        rf"|finali[sz]ed|awarded|won|invested|spent) {_WORDS}{{0,8}}\Z",
    ),
    (
        "agreed",
        r"\b(?:contract|contracts|agreement|agreements|order|orders|lease|deal|award|signed|signs|signing|inks?|inked|secures?"
        rf"|secured|securing|entered|enters|mou|memorandum|term sheet|selected|approved|granted) {_WORDS}{{0,8}}\Z",
    ),
    (
        "actual",
        r"\b(?:has|have|had|was|were|is|are|reported|generated|recorded|posted|reached|total\w*|achieved|delivered|grew|rose|fell"
        r"|increased|decreased|surpassed|exceeded|earned|saw|surged|ended|declined|produced|operat\w+|serv\w+|includ\w+|own\w*"
        rf"|spans?|spanning|represent\w*|manag\w+|currently|existing|boasts?|boasting|comprises?) {_WORDS}{{0,6}}\Z",
    ),
)
_READ = tuple((mood, re.compile(pattern)) for mood, pattern in _MOODS)


@lru_cache(maxsize=8)
def mood_of(left: tuple[str, ...]) -> str:
    """The mood of a number by the forms before it, nearest first; "none" where no verb of its clause tells."""
    clause: list[str] = []
    for form in left[:_REACH]:
        if form in _BREAKS:
            break
        clause.append(form[:_LONGEST])
    words = " ".join(reversed(clause)) + " "
    return next((mood for mood, pattern in _READ if pattern.search(words)), "none")
