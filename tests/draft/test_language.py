"""The language of a text, told by its script and its commonest words."""

from __future__ import annotations

import pytest

from analysis.draft.source.language import COMMON_WORDS, SCRIPTS, guess_language

TEXTS = {
    "en": "Gunmen killed 12 people in the town on Friday, and the county said that it was a raid.",
    "fr": "Des hommes armés ont tué 12 personnes dans la ville, selon les services du comté.",
    "es": "Hombres armados mataron a 12 personas en la ciudad, según las autoridades del condado.",
    "pt": "Homens armados mataram 12 pessoas na cidade, segundo as autoridades do condado, e não.",
    "it": "Uomini armati hanno ucciso 12 persone nella città, secondo gli uffici della contea.",
    "de": "Bewaffnete haben in der Stadt 12 Menschen getötet, und die Behörden sind nicht da.",
    "nl": "Gewapende mannen hebben in de stad 12 mensen gedood, volgens het bestuur van de regio.",
    "id": "Orang bersenjata menewaskan 12 orang di kota itu pada hari Jumat dan dari desa lain.",
    "tr": "Silahlı kişiler kentte 12 kişiyi öldürdü ve bir yetkiliye göre daha çok kişi için.",
    "pl": "Napastnicy zabili w mieście 12 osób, a według władz nie jest to od dawna.",
    "ru": "Вооружённые люди убили 12 человек в городе, и власти за день не были на месте.",
    "uk": "Озброєні люди вбили 12 осіб у місті, та влада за день не була на місці й до них.",
    "ar": "قتل مسلحون 12 شخصا في المدينة من بعد أن هاجموا على الطريق إلى البلدة",
    "fa": "مردان مسلح 12 نفر را در شهر کشتند و این حمله از شب آغاز شد که با",
    "ur": "مسلح افراد نے شہر میں 12 لوگوں کو ہلاک کر دیا اور حکام کے مطابق یہ ہے",
    "hi": "हथियारबंद लोगों ने शहर में 12 लोगों की हत्या कर दी।",
    "ja": "武装した男たちが町で12人を殺害した。",
    "zh": "武装人员在镇上打死12人。",
    "el": "Ένοπλοι σκότωσαν 12 ανθρώπους στην πόλη.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language: str) -> None:
    """And no capital letter changes it."""
    assert guess_language(TEXTS[language]) == language
    assert guess_language(TEXTS[language].upper()) == language


@pytest.mark.parametrize("text", ["", "12", "Sampleton: 12 dead", "12 killed 40 hurt"])
def test_what_tells_no_language_is_not_guessed(text: str) -> None:
    """A few words may be of any."""
    assert guess_language(text) is None


def test_every_language_of_the_tables_is_tried() -> None:
    """But for those of which the script alone tells."""
    assert set(COMMON_WORDS) <= set(TEXTS)
    assert set(SCRIPTS.values()) - set(COMMON_WORDS)
