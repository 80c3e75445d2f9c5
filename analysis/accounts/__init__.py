"""Accounts: many reports of one event, by line and day: what was revised, and where they part."""
