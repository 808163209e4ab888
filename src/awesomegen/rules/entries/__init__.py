"""Rules about entries among each other and about sections (AG3xx)."""

from awesomegen.rules.base import Rule
from awesomegen.rules.entries import (
    conflictingarxivid,
    duplicatearxivid,
    duplicateentryid,
    duplicatetitle,
    duplicateurl,
    emptysection,
    fragilesectiontitle,
    nearduplicatetitle,
    singlechildsection,
    unsorted,
)

RULES: tuple[Rule, ...] = (
    duplicateentryid.RULE,
    duplicatearxivid.RULE,
    conflictingarxivid.RULE,
    duplicatetitle.RULE,
    nearduplicatetitle.RULE,
    duplicateurl.RULE,
    emptysection.RULE,
    singlechildsection.RULE,
    unsorted.RULE,
    fragilesectiontitle.RULE,
)
