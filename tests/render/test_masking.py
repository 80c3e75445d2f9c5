"""Secrets: known by the names of parameters, and masked in every spelling."""

import json

import pytest

from analysis.render.masking import hide, mask, mask_source


@pytest.mark.parametrize(
    "name",
    [
        *("api_key", "apikey", "APIKey", "password", "PASSWORD", "dbPassword", "db_pass", "pwd"),
        *("authToken", "auth_header", "token2", "tokens", "client_secret", "AWSSecret", "key"),
        *("aws_credentials", "access_keys", "passphrase", "authorization"),
    ],
)
def test_a_name_that_looks_secret_is_masked(name):
    """However it is spelt."""
    assert mask(name, "value") == "***"


@pytest.mark.parametrize(
    "name",
    [
        *("monkey", "keyword", "author", "tokenise", "keyboard", "compass", "passage", "secretary"),
        *("pass_rate", "key_figures", "authority", "article", "convention", "include_claims"),
    ],
)
def test_a_name_that_only_holds_such_letters_is_not_masked(name):
    """A report's reader is to see every parameter that is no secret."""
    assert mask(name, "value") == "value"


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ('key = "x"', 'key = "***"'),
        ('key = "x"  # a word\n', 'key = "***"  # a word\n'),
        ('a = "é"; key = "x"; b = 2', 'a = "é"; key = "***"; b = 2'),
        ('key = """x\ny"""  # a word', 'key = "***"  # a word'),
        ('é = "é"\nkey = "é"  # é', 'é = "é"\nkey = "***"  # é'),
        ("pin_key = 1234", 'pin_key = "***"'),
        ('key: str = "x"  # a word', 'key: str = "***"  # a word'),
        ('keys = ["x", "y"]', 'keys = "***"'),
        ("key: str", "key: str"),
        ('a = "x"\n', 'a = "x"\n'),
    ],
)
def test_a_cell_of_parameters_keeps_all_but_its_secrets(source, masked):
    """Comments, other lines and the last line's end stay as they are."""
    assert mask_source(source) == masked


@pytest.mark.parametrize(
    "text",
    ["is s'é\"<", repr("is s'é\"<")[1:-1], json.dumps("is s'é\"<")[1:-1], "is s&#x27;é&quot;&lt;"],
)
def test_a_secret_is_hidden_in_every_spelling(text):
    """As it is, and as Python, JSON or HTML write it."""
    assert hide(f"It {text}.", {"token": "is s'é\"<"}) == "It ***."


def test_a_secret_that_is_a_number_is_hidden():
    """A printed pin is no better than a printed password."""
    assert hide("It is 98765.", {"key": 98765}) == "It is ***."


@pytest.mark.parametrize("keys", [["98765", "x"], {"first": "98765"}, {"a": [None, 98765]}])
def test_a_secret_within_another_is_hidden(keys):
    """Each key of a list, and each value of a dict."""
    assert hide("It is 98765.", {"keys": keys}) == "It is ***."


@pytest.mark.parametrize("parameters", [{"key": "abc"}, {"key": True}, {"article": "abcdef"}, {}])
def test_what_is_no_secret_or_too_short_for_one_is_not_hidden(parameters):
    """Three letters are in many words."""
    assert hide("abcdef True", parameters) == "abcdef True"
