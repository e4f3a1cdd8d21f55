"""Other forms under which a Dutch word may stand in a text. Pure Python.

PostgreSQL's Dutch stemmer joins `pesten` and `pest` but leaves `gepest`, `kinderen` and `klassen` apart, and knows no
compounds. `base_forms` undoes inflection by rule; `compound_parts` splits by a list of known words, so that
`cyberpesten` is found by `pesten` and `pestprotocol` by `protocol`.
"""

import re
from collections.abc import Collection, Iterator, Sequence

SEPARABLE = (
    "aan|achter|af|bij|binnen|buiten|door|in|kapot|langs|lastig|mee|na|neer|om|onder|op|over|rond|samen|tegen|terug|"
    "toe|uit|vast|voor|voort|weg"
)
PARTICLES = frozenset(SEPARABLE.split("|"))
VERB_REACH = 4
PARTICIPLE = re.compile(rf"^({SEPARABLE})?ge([a-z]{{2,}}?)(t|d|en|te|de)$")
# `bedreigd`, `vernederd`, `lacht`, `roddelden`: a verb with its ending.
VERB_ENDING = re.compile(r"^([a-z]{3,}[b-df-hj-np-tv-z])(t|d|te|de|ten|den)$")
# Strong verbs that matter here and that no rule can undo.
IRREGULAR = {
    "sloten": "sluiten",
    "slagen": "slaan",
    "trokken": "trekken",
    "zonden": "zenden",
    "zien": "zien",
    "scholden": "schelden",
    "holpen": "helpen",
    "sproken": "spreken",
    "nomen": "nemen",
    "dwongen": "dwingen",
    "stolen": "stelen",
    "logen": "liegen",
    "daan": "doen",
    "bracht": "brengen",
    "zocht": "zoeken",
}
OTHER = {
    "kinderen": "kind",
    "kinders": "kind",
    "kids": "kind",
    "vriendin": "vriend",
    "vriendinnen": "vriend",
}
DIMINUTIVE = re.compile(r"^([a-z]{3,}?)(etje|tje|pje|je)s?$")
DOUBLED_ENDING = re.compile(r"^([a-z]*?[aeiou])([bdfgklmnprst])\2(en|er|ers|e)$")
LINKING = ("", "s", "e", "en", "n")
MIN_PART = 4


def base_forms(word: str) -> list[str]:
    """Words with the same core: `doorgestuurd` gives `doorstuur`, `klassen` gives `klas`. Never `word` itself.

    A rule may also give a form that is no word; nobody types it, so it finds nothing.
    """
    found = [OTHER[word]] if word in OTHER else _of_participle(word) or _of_verb(word)
    if small := DIMINUTIVE.match(word):
        found.append(small[1])
    if doubled := DOUBLED_ENDING.match(word):
        found.append(doubled[1] + doubled[2])
    if len(word) > 4 and word.endswith("s") and word[-2] in "aeiouy":
        found.append(word[:-1])
    if len(word) > 5 and word.endswith(("ven", "zen")):
        found.append(word[:-3] + {"v": "f", "z": "s"}[word[-3]])
    return [form for form in dict.fromkeys(found) if form != word and len(form) > 2]


def _of_participle(word: str) -> list[str]:
    match = PARTICIPLE.match(word)
    if not match:
        return []
    prefix, core, ending = match[1] or "", match[2], match[3]
    if irregular := IRREGULAR.get(core + ending):
        return [prefix + irregular]
    if len(core) < 3:
        return []
    # `gepest` holds its own t, `gekust` does not: both are kept.
    both = ending[0] == "t" and core[-1] in "sfkp"
    return [prefix + core + "t", prefix + core] if both else [prefix + core]


def _of_verb(word: str) -> list[str]:
    match = VERB_ENDING.match(word)
    return [match[1]] if match else []


def splits(word: str) -> Iterator[tuple[str, str]]:
    """Every way to see `word` as two words of at least four letters, linking letters left out."""
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        head, tail = word[:cut], word[cut:]
        for link in LINKING:
            if head.endswith(link) and len(head) - len(link) >= MIN_PART:
                yield head.removesuffix(link) if link else head, tail


def compound_parts(word: str, known: Collection[str]) -> list[str]:
    """The two known words that `word` is made of; empty when it is no compound.

    The split with the longest last part wins, because that is what the thing is: a `pestprotocol` is a protocol.
    """
    for head, tail in splits(word):
        whole_tail = next((form for form in (tail, *base_forms(tail)) if form in known), "")
        if whole_tail and head in known:
            return [head, whole_tail]
    return []


def separated(words: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Verbs whose parts stand apart: `ze sluiten mij uit` holds `uitsluiten`."""
    particles = [(at, word) for at, word in enumerate(words) if word in PARTICLES]
    return {
        particle + verb: (verb, particle)
        for at, particle in particles
        for verb in words[max(0, at - VERB_REACH) : at]
        if len(verb) > 3
    }


# In this order: what sounds alike in Dutch is written alike, so that `sieberpeste` and `cyberpesten` meet.
SOUNDS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ph", "f"),
        (r"th", "t"),
        (r"sh|sch(?=$|e$|en$)", "s"),
        (r"ch", "g"),
        (r"c(?=[eiy])", "s"),
        (r"ck|c|q", "k"),
        (r"x", "ks"),
        (r"ij|ei", "y"),
        (r"ie|i|y", "i"),
        (r"ou|au", "a"),
        (r"v", "f"),
        (r"z", "s"),
        (r"dt?$", "t"),
        (r"b$", "p"),
        (r"en$", "e"),
        (r"([a-z])\1+", r"\1"),
    )
]


def sound_of(word: str) -> str:
    """One spelling for all spellings that sound the same; a number stays as it is."""
    for pattern, replacement in SOUNDS:
        word = pattern.sub(replacement, word)
    return word
