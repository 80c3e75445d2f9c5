"""The currencies of the world: codes, names and symbols.

Data only. The units of money are the codes of ISO 4217 in lower case. Codes of funds and metals are
left out, since no report counts in them; codes withdrawn since 2019 are kept, since older reports
do. The names are those of the Unicode Common Locale Data Repository (CLDR), in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_NAMES = {
    "aed": ("UAE dirham", "UAE dirhams"),
    "afn": ("Afghan afghani", "Afghan afghanis"),
    "all": ("Albanian lek", "Albanian lek"),
    "amd": ("Armenian dram", "Armenian drams"),
    "ang": ("Netherlands Antillean guilder", "Netherlands Antillean guilders"),
    "aoa": ("Angolan kwanza", "Angolan kwanzas"),
    "ars": ("Argentine peso", "Argentine pesos"),
    "aud": ("Australian dollar", "Australian dollars"),
    "awg": ("Aruban florin", "Aruban florins"),
    "azn": ("Azerbaijani manat", "Azerbaijani manats"),
    "bam": ("Bosnia-Herzegovina convertible mark", "Bosnia-Herzegovina convertible marks"),
    "bbd": ("Barbadian dollar", "Barbadian dollars"),
    "bdt": ("Bangladeshi taka", "Bangladeshi takas"),
    "bgn": ("Bulgarian lev", "Bulgarian leva"),
    "bhd": ("Bahraini dinar", "Bahraini dinars"),
    "bif": ("Burundian franc", "Burundian francs"),
    "bmd": ("Bermudan dollar", "Bermudan dollars"),
    "bnd": ("Brunei dollar", "Brunei dollars"),
    "bob": ("Bolivian boliviano", "Bolivian bolivianos"),
    "brl": ("Brazilian real", "Brazilian reals"),
    "bsd": ("Bahamian dollar", "Bahamian dollars"),
    "btn": ("Bhutanese ngultrum", "Bhutanese ngultrums"),
    "bwp": ("Botswanan pula", "Botswanan pulas"),
    "byn": ("Belarusian ruble", "Belarusian rubles"),
    "bzd": ("Belize dollar", "Belize dollars"),
    "cad": ("Canadian dollar", "Canadian dollars"),
    "cdf": ("Congolese franc", "Congolese francs"),
    "chf": ("Swiss franc", "Swiss francs"),
    "clp": ("Chilean peso", "Chilean pesos"),
    "cny": ("Chinese yuan", "Chinese yuan"),
    "cop": ("Colombian peso", "Colombian pesos"),
    "crc": ("Costa Rican colón", "Costa Rican colones"),
    "cuc": ("Cuban convertible peso", "Cuban convertible pesos"),
    "cup": ("Cuban peso", "Cuban pesos"),
    "cve": ("Cape Verdean escudo", "Cape Verdean escudos"),
    "czk": ("Czech koruna", "Czech korunas"),
    "djf": ("Djiboutian franc", "Djiboutian francs"),
    "dkk": ("Danish krone", "Danish kroner"),
    "dop": ("Dominican peso", "Dominican pesos"),
    "dzd": ("Algerian dinar", "Algerian dinars"),
    "egp": ("Egyptian pound", "Egyptian pounds"),
    "ern": ("Eritrean nakfa", "Eritrean nakfas"),
    "etb": ("Ethiopian birr", "Ethiopian birr"),
    "eur": ("euro", "euros"),
    "fjd": ("Fijian dollar", "Fijian dollars"),
    "fkp": ("Falkland Islands pound", "Falkland Islands pounds"),
    "gbp": ("pound sterling", "pounds sterling"),
    "gel": ("Georgian lari", "Georgian laris"),
    "ghs": ("Ghanaian cedi", "Ghanaian cedis"),
    "gip": ("Gibraltar pound", "Gibraltar pounds"),
    "gmd": ("Gambian dalasi", "Gambian dalasis"),
    "gnf": ("Guinean franc", "Guinean francs"),
    "gtq": ("Guatemalan quetzal", "Guatemalan quetzals"),
    "gyd": ("Guyanese dollar", "Guyanese dollars"),
    "hkd": ("Hong Kong dollar", "Hong Kong dollars"),
    "hnl": ("Honduran lempira", "Honduran lempiras"),
    "hrk": ("Croatian kuna", "Croatian kunas"),
    "htg": ("Haitian gourde", "Haitian gourdes"),
    "huf": ("Hungarian forint", "Hungarian forints"),
    "idr": ("Indonesian rupiah", "Indonesian rupiah"),
    "ils": ("Israeli new shekel", "Israeli new shekels"),
    "inr": ("Indian rupee", "Indian rupees"),
    "iqd": ("Iraqi dinar", "Iraqi dinars"),
    "irr": ("Iranian rial", "Iranian rials"),
    "isk": ("Icelandic króna", "Icelandic krónur"),
    "jmd": ("Jamaican dollar", "Jamaican dollars"),
    "jod": ("Jordanian dinar", "Jordanian dinars"),
    "jpy": ("Japanese yen", "Japanese yen"),
    "kes": ("Kenyan shilling", "Kenyan shillings"),
    "kgs": ("Kyrgyz som", "Kyrgyz soms"),
    "khr": ("Cambodian riel", "Cambodian riels"),
    "kmf": ("Comorian franc", "Comorian francs"),
    "kpw": ("North Korean won", "North Korean won"),
    "krw": ("South Korean won", "South Korean won"),
    "kwd": ("Kuwaiti dinar", "Kuwaiti dinars"),
    "kyd": ("Cayman Islands dollar", "Cayman Islands dollars"),
    "kzt": ("Kazakhstani tenge", "Kazakhstani tenge"),
    "lak": ("Laotian kip", "Laotian kips"),
    "lbp": ("Lebanese pound", "Lebanese pounds"),
    "lkr": ("Sri Lankan rupee", "Sri Lankan rupees"),
    "lrd": ("Liberian dollar", "Liberian dollars"),
    "lsl": ("Lesotho loti", "Lesotho lotis"),
    "lyd": ("Libyan dinar", "Libyan dinars"),
    "mad": ("Moroccan dirham", "Moroccan dirhams"),
    "mdl": ("Moldovan leu", "Moldovan lei"),
    "mga": ("Malagasy ariary", "Malagasy ariaries"),
    "mkd": ("Macedonian denar", "Macedonian denari"),
    "mmk": ("Myanmar kyat", "Myanmar kyats"),
    "mnt": ("Mongolian tugrik", "Mongolian tugriks"),
    "mop": ("Macanese pataca", "Macanese patacas"),
    "mru": ("Mauritanian ouguiya", "Mauritanian ouguiyas"),
    "mur": ("Mauritian rupee", "Mauritian rupees"),
    "mvr": ("Maldivian rufiyaa", "Maldivian rufiyaas"),
    "mwk": ("Malawian kwacha", "Malawian kwachas"),
    "mxn": ("Mexican peso", "Mexican pesos"),
    "myr": ("Malaysian ringgit", "Malaysian ringgits"),
    "mzn": ("Mozambican metical", "Mozambican meticals"),
    "nad": ("Namibian dollar", "Namibian dollars"),
    "ngn": ("Nigerian naira", "Nigerian naira"),
    "nio": ("Nicaraguan córdoba", "Nicaraguan córdobas"),
    "nok": ("Norwegian krone", "Norwegian kroner"),
    "npr": ("Nepalese rupee", "Nepalese rupees"),
    "nzd": ("New Zealand dollar", "New Zealand dollars"),
    "omr": ("Omani rial", "Omani rials"),
    "pab": ("Panamanian balboa", "Panamanian balboas"),
    "pen": ("Peruvian sol", "Peruvian soles"),
    "pgk": ("Papua New Guinean kina", "Papua New Guinean kina"),
    "php": ("Philippine peso", "Philippine pesos"),
    "pkr": ("Pakistani rupee", "Pakistani rupees"),
    "pln": ("Polish zloty", "Polish zlotys"),
    "pyg": ("Paraguayan guarani", "Paraguayan guaranis"),
    "qar": ("Qatari riyal", "Qatari riyals"),
    "ron": ("Romanian leu", "Romanian lei"),
    "rsd": ("Serbian dinar", "Serbian dinars"),
    "rub": ("Russian ruble", "Russian rubles"),
    "rwf": ("Rwandan franc", "Rwandan francs"),
    "sar": ("Saudi riyal", "Saudi riyals"),
    "sbd": ("Solomon Islands dollar", "Solomon Islands dollars"),
    "scr": ("Seychellois rupee", "Seychellois rupees"),
    "sdg": ("Sudanese pound", "Sudanese pounds"),
    "sek": ("Swedish krona", "Swedish kronor"),
    "sgd": ("Singapore dollar", "Singapore dollars"),
    "shp": ("St. Helena pound", "St. Helena pounds"),
    "sle": ("Sierra Leonean leone", "Sierra Leonean leones"),
    "sll": ("old Sierra Leonean leone", "old Sierra Leonean leones"),
    "sos": ("Somali shilling", "Somali shillings"),
    "srd": ("Surinamese dollar", "Surinamese dollars"),
    "ssp": ("South Sudanese pound", "South Sudanese pounds"),
    "stn": ("São Tomé & Príncipe dobra", "São Tomé & Príncipe dobras"),
    "svc": ("Salvadoran colón", "Salvadoran colones"),
    "syp": ("Syrian pound", "Syrian pounds"),
    "szl": ("Swazi lilangeni", "Swazi emalangeni"),
    "thb": ("Thai baht", "Thai baht"),
    "tjs": ("Tajikistani somoni", "Tajikistani somoni"),
    "tmt": ("Turkmenistani manat", "Turkmenistani manat"),
    "tnd": ("Tunisian dinar", "Tunisian dinars"),
    "top": ("Tongan paanga", "Tongan paanga"),
    "try": ("Turkish lira", "Turkish liras"),
    "ttd": ("Trinidad & Tobago dollar", "Trinidad & Tobago dollars"),
    "twd": ("New Taiwan dollar", "New Taiwan dollars"),
    "tzs": ("Tanzanian shilling", "Tanzanian shillings"),
    "uah": ("Ukrainian hryvnia", "Ukrainian hryvnias"),
    "ugx": ("Ugandan shilling", "Ugandan shillings"),
    "usd": ("US dollar", "US dollars"),
    "uyu": ("Uruguayan peso", "Uruguayan pesos"),
    "uzs": ("Uzbekistani som", "Uzbekistani som"),
    "ved": ("Venezuelan digital bolívar", "Venezuelan digital bolívars"),
    "ves": ("Venezuelan bolívar", "Venezuelan bolívars"),
    "vnd": ("Vietnamese dong", "Vietnamese dong"),
    "vuv": ("Vanuatu vatu", "Vanuatu vatus"),
    "wst": ("Samoan tala", "Samoan tala"),
    "xaf": ("Central African CFA franc", "Central African CFA francs"),
    "xcd": ("East Caribbean dollar", "East Caribbean dollars"),
    "xcg": ("Caribbean guilder", "Caribbean guilders"),
    "xof": ("West African CFA franc", "West African CFA francs"),
    "xpf": ("CFP franc", "CFP francs"),
    "yer": ("Yemeni rial", "Yemeni rials"),
    "zar": ("South African rand", "South African rand"),
    "zmw": ("Zambian kwacha", "Zambian kwachas"),
    "zwg": ("Zimbabwean gold", "Zimbabwean gold"),
    "zwl": ("Zimbabwean dollar", "Zimbabwean dollars"),
}

CURRENCIES: tuple[str, ...] = tuple(_NAMES)
"""Every currency's code in lower case, in the order of the alphabet."""

LABELS: Mapping[str, str] = MappingProxyType({code: many for code, (_, many) in _NAMES.items()})
"""Code → the name of several: US dollars."""

# What print says for one currency only; all names above are such as well.
_OWN_NAMES = {
    "afn": ("afghani", "afghanis"),
    "chf": ("swiss fr",),
    "cny": ("yuan renminbi", "renminbi"),
    "eur": ("€",),
    "gbp": ("british pound", "british pounds", "sterling"),
    "rub": ("russian rouble", "russian roubles"),
    "usd": ("u s dollar", "u s dollars", "american dollar", "american dollars"),
}

# What several currencies are called besides the last word of their names.
_SHARED_NAMES = {
    "cfa franc": ("xof", "xaf"),
    "cfa francs": ("xof", "xaf"),
    "rouble": ("rub", "byn"),
    "roubles": ("rub", "byn"),
    "shekel": ("ils",),
    "shekels": ("ils",),
    "rial": ("irr", "omr", "yer", "qar", "sar"),
    "rials": ("irr", "omr", "yer", "qar", "sar"),
    "riyal": ("irr", "omr", "yer", "qar", "sar"),
    "riyals": ("irr", "omr", "yer", "qar", "sar"),
}

# Symbols of one currency, in lower case as a wording is read.
_OWN_SYMBOLS = {
    "$us": "usd", "$a": "aud", "$c": "cad", "$nz": "nzd", "$hk": "hkd", "$s": "sgd",
    "us$": "usd", "us $": "usd", "u.s.$": "usd", "u.s. $": "usd",
    "n$": "nad", "mx$": "mxn", "mex$": "mxn", "rd$": "dop", "j$": "jmd", "n": "ngn", "r": "zar",
    "a$": "aud", "au$": "aud", "c$": "cad", "ca$": "cad", "nz$": "nzd",
    "hk$": "hkd", "s$": "sgd", "nt$": "twd", "r$": "brl", "€": "eur", "₹": "inr", "₽": "rub",
    "₺": "try", "₴": "uah", "₪": "ils", "₦": "ngn", "₱": "php", "₫": "vnd", "฿": "thb",
    "৳": "bdt", "tk": "bdt", "₵": "ghs", "₸": "kzt", "₾": "gel", "₼": "azn", "֏": "amd",
    "₲": "pyg", "₡": "crc", "៛": "khr", "₭": "lak", "₮": "mnt", "؋": "afn", "rm": "myr",
    "rp": "idr", "zł": "pln", "ksh": "kes", "ush": "ugx", "tsh": "tzs", "e£": "egp",
}  # fmt: skip

# Symbols that several currencies share, by the last word of their names.
_SHARED_SYMBOLS = {
    "$": ("dollars", "pesos"),
    "£": ("pounds", "sterling"),
    "¥": ("yen", "yuan"),
    "₩": ("won",),
    "rs": ("rupees",),
    "₨": ("rupees",),
    "kr": ("kroner", "kronor", "krónur"),
}


def list_names(code: str) -> Iterator[str]:
    """The words that name one currency alone, in lower case: its code, one of it, several."""
    one, many = _NAMES[code]
    # "5 all" is no money.
    codes = () if code == "all" else (code,)
    yield from dict.fromkeys((*codes, one.lower(), many.lower(), *_OWN_NAMES.get(code, ())))


def list_shared_names() -> Mapping[str, tuple[str, ...]]:
    """Word → the codes of all currencies that it may mean: rupees, dollars."""
    found: dict[str, dict[str, None]] = {}
    for code, names in _NAMES.items():
        for name in names:
            found.setdefault(name.lower().split()[-1], {})[code] = None
    own = {name for code in _NAMES for name in list_names(code)}
    shared = {name: tuple(codes) for name, codes in found.items() if name not in own}
    shared["pound"] = shared["pounds"] = _list_by_last_words(("pounds", "sterling"))
    return MappingProxyType({**shared, **_SHARED_NAMES})


def _list_by_last_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code, (_, many) in _NAMES.items() if many.lower().split()[-1] in words)


SYMBOLS: Mapping[str, tuple[str, ...]] = {
    # "All 30" and "top 30" are no money.
    **{code: (code,) for code in _NAMES if code not in ("all", "top")},
    **dict.fromkeys(("fcfa", "cfa"), ("xof", "xaf")),
    **{symbol: (code,) for symbol, code in _OWN_SYMBOLS.items()},
    **{symbol: _list_by_last_words(words) for symbol, words in _SHARED_SYMBOLS.items()},
}
"""What stands before or behind digits, in lower case → the currencies that it may mean."""

_LONGEST_FIRST = sorted(SYMBOLS, key=len, reverse=True)
_LETTERS = "|".join(re.escape(each) for each in _LONGEST_FIRST if each[-1].isalpha())
_SIGNS = "|".join(re.escape(each) for each in _LONGEST_FIRST if not each[-1].isalpha())

# Letters are a symbol only before digits ("Rs 300"); a sign also stands behind them ("300 €").
_SYMBOL = re.compile(rf"(?<![^\W\d_])(?:(?:{_LETTERS})\.? ?(?=[0-9.])|(?:{_SIGNS}) ?)")


def take_symbols(text: str) -> tuple[tuple[str, ...], str]:
    """The codes of the currencies that the symbols of a text may mean, and the text without them.

    Parameters
    ----------
    text : a wording in lower case.

    Returns
    -------
    No codes, and the text unchanged, where it has no symbol or symbols of different currencies.
    """
    found = {SYMBOLS[each[0].strip(" .")] for each in _SYMBOL.finditer(text)}
    if len(found) != 1:
        return (), text
    return found.pop(), _SYMBOL.sub(" ", text).strip()
