"""The words of the site: what stems they have, how rare they are, what is spelled nearly like them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from content.core.models.search import SearchWord
from content.core.search.word_forms import compound_parts, sound_of, splits

MAX_LENGTH = 60
SIMILAR = 15
# Of trigrams; low, because a swap in a short word changes most of them. The edit distance decides afterwards.
SIMILARITY = 0.2


@dataclass(frozen=True)
class KnownWord:
    """`lexeme` is empty for a stop word; `documents` counts entries with this stem, 0 when there are none.

    `parts` are the words it is compounded of.
    """

    word: str
    lexeme: str
    documents: int
    is_known: bool = True
    parts: tuple[str, ...] = ()


LOOK_UP = """
SELECT asked.word, stem.lexeme, COALESCE(exact.documents, same_stem.documents, 0), exact.word IS NOT NULL,
       COALESCE(exact.parts, '{}')
FROM unnest(%s::text[]) AS asked(word)
CROSS JOIN LATERAL (SELECT COALESCE((ts_lexize('dutch_stem', asked.word))[1], '') AS lexeme) stem
LEFT JOIN core_searchword exact ON exact.word = asked.word
LEFT JOIN LATERAL (
  SELECT max(documents) AS documents FROM core_searchword WHERE lexeme = stem.lexeme AND stem.lexeme <> ''
) same_stem ON true
"""

FIND_SIMILAR = """
SELECT asked.word, near.word, near.lexeme, near.documents, near.parts
FROM unnest(%s::text[], %s::text[]) AS asked(word, sound)
CROSS JOIN LATERAL (
  (SELECT word, lexeme, documents, parts FROM core_searchword
   WHERE word %% asked.word AND lexeme <> '' AND word !~ '[0-9]'
   ORDER BY similarity(word, asked.word) DESC, documents DESC LIMIT %s)
  UNION
  (SELECT word, lexeme, documents, parts FROM core_searchword
   WHERE sound = asked.sound AND lexeme <> '' ORDER BY documents DESC LIMIT 3)
) near
"""

ADD_WORDS = """
INSERT INTO core_searchword (word, lexeme, sound, documents, parts)
SELECT new.word, COALESCE((ts_lexize('dutch_stem', new.word))[1], ''), new.sound, %s, string_to_array(new.parts, ' ')
FROM unnest(%s::text[], %s::text[], %s::text[]) AS new(word, sound, parts)
ON CONFLICT (word) DO NOTHING
"""

COUNT_DOCUMENTS = """
UPDATE core_searchword SET documents = COALESCE(counted.ndoc, 0)
FROM core_searchword same
LEFT JOIN ts_stat('SELECT vector FROM core_searchentry') counted ON counted.word = same.lexeme
WHERE same.id = core_searchword.id AND core_searchword.documents <> COALESCE(counted.ndoc, 0)
"""


def look_up(words: Collection[str]) -> dict[str, KnownWord]:
    """What is known of each word, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(LOOK_UP, [list(words)])
        return {row[0]: KnownWord(*row[:4], tuple(row[4])) for row in cursor.fetchall()}


def find_similar(words: Sequence[str]) -> dict[str, list[KnownWord]]:
    """Known words that look or sound like each of `words`, not yet judged; two short queries."""
    found: dict[str, list[KnownWord]] = {word: [] for word in words}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, false)", [str(SIMILARITY)])
        cursor.execute(FIND_SIMILAR, [list(words), [sound_of(word) for word in words], SIMILAR])
        for asked, word, lexeme, documents, parts in cursor.fetchall():
            found[asked].append(KnownWord(word, lexeme, documents, parts=tuple(parts)))
    return found


def learn(words: Iterable[str], *, documents: int = 1) -> dict[str, list[str]]:
    """Remember words that are new; return the compound parts of every word that has some."""
    wanted = {word for word in words if len(word) <= MAX_LENGTH}
    parts = dict(SearchWord.objects.filter(word__in=wanted).values_list("word", "parts"))
    new = sorted(wanted - parts.keys())
    if new:
        pieces = {piece for word in new for split in splits(word) for piece in split}
        known = set(SearchWord.objects.filter(word__in=pieces).values_list("word", flat=True)) | wanted
        new_parts = {word: _parts(word, known) for word in new}
        add(new_parts, documents=documents)
        parts |= new_parts
    return {word: pieces for word, pieces in parts.items() if pieces}


def relearn(words: Iterable[str]) -> dict[str, list[str]]:
    """Replace the whole list; return the compound parts of every word that has some."""
    wanted = {word for word in words if len(word) <= MAX_LENGTH}
    parts = {word: _parts(word, wanted) for word in sorted(wanted)}
    SearchWord.objects.all().delete()
    add(parts, documents=0)
    return {word: pieces for word, pieces in parts.items() if pieces}


def _parts(word: str, known: Collection[str]) -> list[str]:
    return [] if word.isdigit() else compound_parts(word, known)


def add(parts: dict[str, list[str]], *, documents: int) -> None:
    words = list(parts)
    with connection.cursor() as cursor:
        cursor.execute(
            ADD_WORDS,
            [
                documents,
                words,
                [sound_of(word) for word in words],
                [" ".join(pieces) for pieces in parts.values()],
            ],
        )


def count_documents() -> None:
    """Count anew in how many entries each stem occurs."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_DOCUMENTS)
