"""Rules about single values: dates, identifiers, venues, names, addresses (AG2xx)."""

from awesomegen.rules.base import Rule
from awesomegen.rules.values import (
    arxividformat,
    arxividimpossible,
    authorformat,
    brandcase,
    dateafterarxiv,
    datebeforearxiv,
    doiformat,
    duplicateauthor,
    futuredate,
    invaliddate,
    linklabel,
    nonisodate,
    unknownvenue,
    urlnotcanonical,
    urlsyntax,
    venueyearmismatch,
)

RULES: tuple[Rule, ...] = (
    invaliddate.RULE,
    nonisodate.RULE,
    futuredate.RULE,
    datebeforearxiv.RULE,
    dateafterarxiv.RULE,
    arxividformat.RULE,
    arxividimpossible.RULE,
    doiformat.RULE,
    unknownvenue.RULE,
    venueyearmismatch.RULE,
    authorformat.RULE,
    duplicateauthor.RULE,
    urlsyntax.RULE,
    urlnotcanonical.RULE,
    linklabel.RULE,
    brandcase.RULE,
)
