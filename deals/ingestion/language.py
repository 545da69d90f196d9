"""A guess at the language of a text, good enough to warn that the extraction reads English only."""

import re
from collections import Counter

# Ten or so of the most frequent words of each language, of which no other language here has many.
_STOP_WORDS = {
    "en": "the of and to in is that for with on as by said from will has",
    "de": "der die und den von zu das mit sich des auf für ist dem nicht ein",
    "fr": "le les des et en du une que est pour dans qui par sur au plus",
    "es": "el los las y en del que una por con para su al se como más",
    "it": "il di che la per un della con del sono gli dei nel alla si è",
    "pt": "o os de e do da em um para com uma não dos mais ao foi",
    "nl": "de het een van en dat op te voor met zijn niet aan ook door er",
    "sv": "och att det som en på är av för med till den har inte om ett",
    "pl": "w i na z do się że nie jest od przez dla po oraz roku o",
    "tr": "ve bir bu için ile da de olarak olan çok daha sonra yıl kadar en ise",
}
_LANGUAGES_OF = {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}
_NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "pl": "Polish",
    "tr": "Turkish",
}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
# Fewer words say nothing: a headline can lack every stop word.
_FEWEST_WORDS = 20
# English news has a stop word of the list in every fourth word; a list of names and figures has hardly any.
_LEAST_SHARE = 0.08
_SAMPLE = 5_000


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the language; "und" (undetermined) for another script; "" where the words do not tell."""
    sample = text[:_SAMPLE].casefold()
    letters = len(_LETTER.findall(sample))
    if letters >= _FEWEST_WORDS and len(_LATIN_LETTER.findall(sample)) < letters / 2:
        return "und"
    words = _WORD.findall(sample)
    if len(words) < _FEWEST_WORDS:
        return ""
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in stop) / len(words) for code, stop in _LANGUAGES_OF.items()}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _LEAST_SHARE else ""


def language_name(code: str) -> str:
    """The language in English, as a message names it."""
    return _NAMES.get(code, "another language")
