"""Public identifiers: how they are written, and whether they can be right. Pure.

ORCID: ISO 7064 MOD 11-2, https://support.orcid.org/hc/en-us/articles/360006897674. ROR: Crockford's base 32 with
ISO 7064 MOD 97-10, https://ror.readme.io/docs/identifier. DOI: https://www.doi.org/doi-handbook/HTML/index.html.
"""

import re

ORCID = re.compile(r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")
ROR = re.compile(r"^0[a-hj-km-np-tv-z0-9]{6}\d{2}$")
DOI = re.compile(r"10\.\d{4,9}/\S+")
DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|info:doi/|doi:\s*|doi\s+)", re.IGNORECASE)
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def tidy_orcid(text: str) -> str:
    """`0000-0002-1825-0097` from any way of writing it; what is no ORCID comes back as it was, without spaces."""
    bare = re.sub(r"^https?://(www\.)?orcid\.org/", "", text.strip(), flags=re.IGNORECASE).rstrip("/").upper()
    letters = re.sub(r"[\s-]", "", bare)
    if re.fullmatch(r"\d{15}[\dX]", letters):
        return "-".join(letters[start : start + 4] for start in range(0, 16, 4))
    return bare


def is_orcid(text: str) -> bool:
    """Whether the last character is the check digit of the others."""
    if not ORCID.match(text):
        return False
    digits = text.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))


def tidy_ror(text: str) -> str:
    """`008x57b05` from an address or a bare identifier."""
    return re.sub(r"^(https?://)?(www\.)?ror\.org/", "", text.strip(), flags=re.IGNORECASE).rstrip("/").lower()


def is_ror(text: str) -> bool:
    """Whether the two last digits check the six before them."""
    if not ROR.match(text):
        return False
    number = 0
    for letter in text[1:7]:
        number = number * 32 + CROCKFORD.index(letter)
    return int(text[7:]) == 98 - (number * 100) % 97


def tidy_doi(text: str) -> str:
    """`10.1234/abc` from an address, a `doi:` or a sentence around it; empty when there is none."""
    bare = DOI_PREFIX.sub("", text.strip())
    found = DOI.search(bare)
    return found[0].rstrip(".,;") if found else ""


def doi_key(text: str) -> str:
    """Two DOIs are the same work when their keys are equal: upper and lower case do not count."""
    return tidy_doi(text).lower()
