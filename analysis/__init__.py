"""Tollbook: the figures of a news report on an armed attack, with wording, bound and speaker."""
