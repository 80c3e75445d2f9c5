"""Why a number of a text is no figure: reason -> what it means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SKIPS: Mapping[str, str] = MappingProxyType(
    {
        "year": "a year, a decade or years of a season: 2021, the 1990s, 2019-20",
        "date": "a day: 31 January, Jan. 31, 2026, 2026-01-31, 9/11",
        "time": "a time of day: 4 a.m., 17:30, 1400 GMT, 9 o'clock, half past nine",
        "ordinal": "a place in an order: third, 21st, the first half",
        "period": "a quarter or a half as a stretch of time: last quarter, at half-time",
        "age": "an age set behind a name: Ahmed Khan, 35, said",
        "name": "a part of a name: G20, AK-47, Highway 1, Article 370, S&P 500, 9mm, Formula One",
        "address": "a house or a street: 10 Downing Street, 221B Baker Street",
        "phone": "a telephone number: +1 555-0100",
        "link": "a link, an e-mail address, a handle or a tag: www.example.org/2, @user1, #10",
        "list": "a number or a mark of a list: 1. at the beginning of a line",
        "score": "a score, a vote or a record: won 3-2, by 52 votes to 48, a 10-2 record",
        "pronoun": "one that counts nothing: one of the largest, no one, said one resident",
        "idiom": "a word of a set phrase: one day, second to none, at once, two-way, 24/7, zero in",
        "version": "a version: 3.2.1, version 2",
        "coordinate": "degrees of latitude or longitude: 29°22'N",
        "page": "a page, a footnote or an exponent: page 4, p. 12, m²",
        "code": "digits of a code or a record: 007, 0x1F, A1B2C3, a run of fifteen digits",
    }
)
"""Reason → what it means, with examples. Each number with one of them is no quantity."""
