"""From screen to screen: which question is next, what going back and changing keep, and where answers may
travel.

Answers of a child or teenager go from screen to screen in the body of forms only; answers of others may
stand in an address, so that a parent or a teacher can share it. Which of the two holds is
`Answers.is_private`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from helpdesk.triage.answers import Answers, What, Who
from helpdesk.triage.places import PlaceSearch, find_place
from helpdesk.triage.questions import WHO_LABELS, Key, Question, question, what_label, whats_for

MAX_PLACE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers read from a form or an address. `problems` says per question, in Dutch, what cannot be used;
    such an answer counts as not given. `place` is what the place means; choices in it are to be asked back.
    """

    answers: Answers
    problems: Mapping[Key, str]
    place: PlaceSearch


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One answered question, with its key for the link or button that changes it."""

    key: Key
    question: str
    answer: str


def read_answers(data: Mapping[str, str]) -> Reading:
    """Read `who`, `what` and `place` from submitted or addressed values; never raises."""
    problems: dict[Key, str] = {}
    who = _one_of(Who, data.get(Key.WHO, ""))
    if data.get(Key.WHO) and who is None:
        problems[Key.WHO] = "Kies een van deze antwoorden."
    what = _one_of(What, data.get(Key.WHAT, ""))
    if data.get(Key.WHAT) and what is None:
        problems[Key.WHAT] = "Kies een van deze antwoorden."
    if who is not None and what is not None and what not in whats_for(who):
        what = None
    place = data.get(Key.PLACE)
    if place is not None:
        place = "".join(sign for sign in " ".join(place.split()) if sign.isprintable())[:MAX_PLACE_LENGTH]
    search = find_place(place or "")
    if place and search.place is None:
        problems[Key.PLACE] = search.message
    elif search.place is not None:
        place = search.place.nis
    return Reading(Answers(who, what, place), problems, search)


def _one_of[Choice: (Who, What)](choices: type[Choice], value: str) -> Choice | None:
    return next((choice for choice in choices if choice.value == value), None)


def next_question(reading: Reading) -> Question | None:
    """The first question without a usable answer, or None when the answer can be shown. A place that was
    skipped is answered; one that was never asked, unknown or ambiguous is not.
    """
    answers = reading.answers
    if answers.who is None:
        return question(Key.WHO, answers)
    if answers.what is None:
        return question(Key.WHAT, answers)
    if answers.place is None or Key.PLACE in reading.problems:
        return question(Key.PLACE, answers)
    return None


def previous_key(key: Key) -> Key | None:
    """The question before this one; None before the first."""
    keys = list(Key)
    return keys[keys.index(key) - 1] if key is not keys[0] else None


def hidden_fields(answers: Answers, asking: Key) -> dict[str, str]:
    """What the form of one question carries along, so that going back and changing keep the other answers."""
    return {key: value for key, value in _values(answers).items() if key != asking}


def query(answers: Answers) -> dict[str, str]:
    """The address parameters of these answers. Raises `ValueError` for private answers: they have no
    address.
    """
    if answers.is_private:
        raise ValueError("Answers of a child or teenager never stand in an address.")
    return _values(answers)


def _values(answers: Answers) -> dict[str, str]:
    values = {Key.WHO: answers.who, Key.WHAT: answers.what, Key.PLACE: answers.place}
    return {str(key): str(value) for key, value in values.items() if value is not None}


def without(answers: Answers, key: Key) -> Answers:
    """The same answers with one question open again."""
    return replace(answers, **{key.value: None})


def summary(answers: Answers) -> tuple[SummaryRow, ...]:
    """What was answered, in words."""
    rows: list[SummaryRow] = []
    if answers.who is not None:
        label, hint = WHO_LABELS[answers.who]
        rows.append(SummaryRow(Key.WHO, "Wie ben je?", f"{label} ({hint})" if hint[:1].isdigit() else label))
        if answers.what is not None:
            rows.append(SummaryRow(Key.WHAT, question(Key.WHAT, answers).title, what_label(answers.who, answers.what)))
    if answers.place is not None:
        place = find_place(answers.place).place
        rows.append(SummaryRow(Key.PLACE, "Waar woon je?", place.name if place else "Overgeslagen"))
    return tuple(rows)
