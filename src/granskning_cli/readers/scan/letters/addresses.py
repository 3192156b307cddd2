"""Addresses of mail and of the web: the Swedish data has no @ and reads it as Q or (O in them.

namn.efternamnQkommun.se       namn.efternamn@kommun.se
https:!/Iwww.kommun.se         https://www.kommun.se
"""

from __future__ import annotations

import re
from typing import Final

_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{0,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}?\.[a-z]{2,24}")
_WEB: Final = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+:-]+")
# What may be an @ is a capital or a sign between small letters, before a dot and two letters or more.
_MAY_BE_MAIL: Final = re.compile(r"\S{0,64}[a-z0-9][A-ZÅÄÖ0(€&»]{1,3}å?[a-z0-9]\S{0,64}\.[a-z]{2,24}[.,;)>]?")
# It may be parted from the name before it, and from the place behind.
_MAY_BE_HOST: Final = re.compile(r"[A-ZÅÄÖ0-9(€&»]{1,3}[a-z][\w-]{2,}\.[a-z]{2,}[.,;)>]?")
_LONE: Final = re.compile(r"[A-ZÅÄÖ0-9(€&»]{1,2}")
_HOST: Final = re.compile(r"[a-z][\w-]{2,}\.[a-z]{2,}[.,;)>]?")
_MAY_BE_WEB: Final = re.compile(r"(?:https?\W|www\W)\S{3,}")
# An address that was seen has at the least this share of the letters that were read: it is not cut at an å.
WHOLE: Final = 0.8


def may_be_address(text: str) -> bool:
    """Whether a word may be an address that the first language cannot spell."""
    return bool(
        _MAY_BE_MAIL.fullmatch(text)
        or _MAY_BE_HOST.fullmatch(text)
        or (_MAY_BE_WEB.match(text) and not _WEB.fullmatch(text.rstrip(".,;)>")))
    )


def may_be_at(text: str, behind: str) -> bool:
    """Whether a word may be the @ before the word behind it."""
    return bool(_LONE.fullmatch(text) and _HOST.fullmatch(behind))


def address_in(text: str, seen: str) -> tuple[str, bool] | None:
    """The address that the second language sees in a word, and whether the first saw the same letters around its @."""
    flat = re.sub(r"\s", "", seen)
    mail = _MAIL.search(flat)
    if mail is not None:
        name, _, host = mail[0].partition("@")
        end = text[len(text.rstrip(".,;)>")) :]
        return mail[0] + end, text.startswith(name) and text.rstrip(".,;)>").endswith(host)
    web = _WEB.search(flat) if _MAY_BE_WEB.match(text) else None
    whole = web is not None and web[0][:3] == text[:3] and len(web[0]) >= WHOLE * len(text)
    return (web[0], False) if web is not None and whole else None
