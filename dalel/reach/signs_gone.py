"""Signs of GONE on any site: soft 404 labels, removal notices; and pages of a site that is down behind status 200.

Sources: the error templates of WordPress, Bitrix, Tilda, DLE, Drupal, Joomla, OpenCart, Django, nginx,
MediaWiki, Blogger, LiveJournal; wordings of news sites in three languages.
"""

from dalel.model import Reach
from dalel.reach.sign import Place, Sign, Talk, rows

_ABSENT = "the site answers with its page for addresses that do not exist"
_REMOVED = "the site says that the page was removed"
_DOWN = "the site shows only a notice that it is out of order"

_THING_EN = r"\b(?:page|article|story|post|entry|news|item|file|document|content|resource|publication|url|link|address|topic|thread|product|record|video|photo|image|blog|category|section|object|material)s?\b"
_THING_RU = r"\b(?:страниц|страничк|стать|материал|новост|запис|публикаци|пост|документ|файл|раздел|элемент|контент|ресурс|объект|адрес|ссылк|url|видео|фото|тем|блог|товар)\w{0,4}\b"
_THING_KK = r"\b(?:бет|парақ|мақала|материал|жазба|жарияланым|жаңалық|файл|құжат|бөлім|контент|мазмұн|ресурс|мекен-?жай|сілтеме|видео|бейне)\w{0,9}\b"
_ABSENT_EN = r"(?:not|never|n't|nt|cannot) (?:be )?(?:found|located|exist\w*|available|here|accessible)|no longer (?:exist\w*|available|here|accessible)|unavailable|is missing|\blost\b|has expired|(?:can't|cannot|couldn't|could not|unable to|were not able to) (?:be )?(?:find|found|locate)|(?:has |have |been )(?:been )?moved|never existed|is (?:broken|dead|gone)|has gone"
_ABSENT_RU = r"не (?:была? |было |были )?(?:найден|существу|обнаруж|доступ|удалось найти|нашл|нашел)|отсутству|\bнет\b|потерял|потерян|пропал|исчезл|недоступ|перемещ|переехал|устарел|не могу найти"
_ABSENT_KK = r"табылма|табылған жоқ|табу мүмкін|таба алма|\bжоқ\b|көшіріл|ауыстырыл|қол ?жетім|жетімсіз|бар емес"
_REMOVED_EN = r"(?:has |have |had )?(?:been |was |were |is |are )?(?:permanently )?(?:removed|deleted|withdrawn|unpublished|retired|taken down|retracted)"
_REMOVED_RU = r"(?:была? |было |были )?(?:удал(?:ен|и)|снят\w? с публикации|скрыт|стерт|отозван|изъят)"
_REMOVED_KK = r"жойыл|өшіріл|алынып тастал|алып тастал"
_CODE = r"^(?:404|410)$|\b(?:error|http|code|ошибк\w+|қате\w*) (?:http )?(?:404|410)\b|\b(?:404|410)(?: -|:)? (?:http )?(?:error|ошибк|қате|not found|page|страниц|бет|gone|file)"

_LABELS = {
    "en": rf"{_CODE}|{_THING_EN}.{{0,60}}(?:{_ABSENT_EN})|(?:{_ABSENT_EN}).{{0,40}}{_THING_EN}|^(?:(?:404|error|oops|sorry)\W*)*(?:not found|nothing (?:was )?found|nothing (?:was )?here|gone)$|\bno such (?:page|article|post|file)|\bno (?:page|article|post)s? (?:was |were )?(?:found|here)|looking for .{{0,30}}(?:{_ABSENT_EN})|nothing (?:was )?found (?:here|at)|lost\?$",
    "ru": rf"{_THING_RU}.{{0,70}}(?:{_ABSENT_RU})|(?:{_ABSENT_RU}).{{0,40}}{_THING_RU}|^(?:404\W*)?ничего не (?:найден|нашл)|ничего (?:здесь |тут )?нет$|здесь ничего нет",
    "kk": rf"{_THING_KK}.{{0,70}}(?:{_ABSENT_KK})|(?:{_ABSENT_KK}).{{0,30}}{_THING_KK}|^ештеңе табылмады|^еш нәрсе табылмады",
}  # fmt: skip
_REMOVALS = {
    "en": rf"{_THING_EN}.{{0,60}}{_REMOVED_EN}|{_REMOVED_EN}.{{0,20}}{_THING_EN}",
    "ru": rf"{_THING_RU}.{{0,60}}{_REMOVED_RU}|{_REMOVED_RU}.{{0,30}}{_THING_RU}",
    "kk": rf"{_THING_KK}.{{0,60}}(?:{_REMOVED_KK})|(?:{_REMOVED_KK}).{{0,30}}{_THING_KK}",
}  # fmt: skip
_TO_READER = {
    "en": rf"(?:the |this |that )?(?:{_THING_EN},? )?(?:that |which )?(?:you(?:'re|'ve| are| were| have)?,? ?(?:been )?(?:requested|looking for|look for|tried|trying|seeking|entered|followed|want|clicked)|requested)[^.]{{0,120}}(?:not|n't|no longer|removed|deleted|moved|gone|missing|unavailable|expired|nowhere)"
          rf"|(?:we )(?:can't|cannot|couldn't|could not|were unable to|are unable to|did not|didn't|can not)(?: seem to)? find (?:the |that |this |what |any )|it (?:looks|seems) like (?:nothing was found|the page|this page|the link|this link|you)|nothing was found at this|there(?:'s| is) (?:nothing here|no page|no article|no content)|the (?:requested )?(?:url|page|article|material|document)[^.]{{0,60}} (?:was not found|could not be found|cannot be found|not found|does not exist|doesn't exist)"
          rf"|(?:this|the) {_THING_EN}(?: \w+){{0,3}} (?:is no longer available|no longer exists|does not exist|doesn't exist|isn't available|is not available|cannot be found|could not be found|can't be found)|(?:this|the|your) link (?:may be|is|you followed)[^.]{{0,40}}(?:broken|expired|invalid|removed)|the authors? (?:has|have) deleted this",
    "ru": rf"(?:по данному адресу публикаций|запрашиваем|запрошенн|указанн|искомая|искомый|страниц\w+,? (?:которую|на которую|котор)|{_THING_RU},? (?:которую|который|которое) вы|того,? что вы ищете|адрес,? (?:который|по которому) вы)[^.]{{0,140}}(?:не найден|не существ|удал|\bнет\b|отсутств|перемещ|недоступ|не обнаруж|не удалось|переехал|изменил|устарел|не доступ)"
          rf"|(?:мы )?не (?:можем|смогли|удалось) найти (?:такую |эту |нужную |данную |запрашиваемую |страницу|то)|(?:похоже|кажется|возможно),? (?:что )?(?:по (?:этому|данному|вашему) адресу |здесь |тут )?(?:ничего (?:не|нет)|(?:такой |эта |этой |вы |страниц))[^.]{{0,80}}(?:не найден|нет|удал|ошиб|не существ|перемещ|переехал|$)|по (?:этому|данному|вашему|указанному) (?:адресу|запросу)[^.]{{0,30}}(?:ничего|страниц|публикац|материал)[^.]{{0,30}}(?:нет|не найден|не существ|отсутств)"
          rf"|(?:эта |этот |такой |такого |такая |данная |данный |данной |этой )(?:страниц|материал|стать|новост|публикаци|запис|пост|раздел|адрес|документ)\w*[^.]{{0,60}}(?:не найден|не существ|больше нет|\bнет\b|удал|недоступ|не доступ|отсутств|снят)",
    "kk": r"(?:сіз |сіздің )?(?:іздеген|іздеп|сұраған|сұралған|ашқыңыз|көрсетілген|іздегеніңіз)[^.]{0,110}(?:табылма|табыла|жоқ|жойыл|өшіріл|көшіріл|қол ?жетім|таба алма|ауыс)|(?:бұл |мұндай |осы |осындай )(?:мекенжай|бет|парақ|материал|мақала|жаңалық|жазба|жарияланым|бөлім|құжат)\w*[^.]{0,60}(?:табылма|табыла|жоқ|жойыл|өшіріл|көшіріл|қол ?жетім|алынып|алып таста|ештеңе)|(?:біз )?(?:сіз )?(?:іздеген )?бетті таба алмад",
}  # fmt: skip

DOWN: tuple[Sign, ...] = (
    *(
        sign
        for place in (Place.TITLE, Place.HEADING)
        for sign in rows(
            "out_of_order", Reach.UNREACHABLE, place, _DOWN,
            {
                "en": r"(?:site |website |server |page )?(?:is )?(?:currently |temporarily )?(?:(?:down for|under|in|closed for) (?:scheduled |routine |planned )?maintenance|offline|temporarily unavailable|out of service)(?: mode| mode is on)?|maintenance(?: mode)?|we'll be (?:right )?back(?: soon| shortly)?|(?:50[0234] )?(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)|error establishing a database connection|database (?:connection )?error|(?:the )?(?:site|website|service) is (?:currently |temporarily )?(?:unavailable|down|offline|experiencing technical difficulties)(?: .*)?|web server is (?:down|returning.*)|bandwidth limit exceeded",
                "ru": r"(?:на сайте )?(?:ведутся|проводятся|идут) (?:плановые |технические |профилактические )*работы(?: на сайте)?|технические работы(?: на сайте)?|(?:сайт|сервис|ресурс|портал) (?:временно )?(?:недоступен|не работает|закрыт|отключен)(?: .*)?|(?:сайт )?на (?:техническом )?(?:обслуживании|реконструкции|ремонте)|(?:сайт )?закрыт на (?:техническое )?(?:обслуживание|реконструкцию|ремонт)|ошибка (?:установки )?соединения с базой данных|внутренняя ошибка сервера|ошибка (?:сервера )?50[0234]|режим обслуживания|сервис временно недоступен|ошибка сервера",
                "kk": r"(?:сайтта )?(?:жоспарлы )?(?:техникалық|профилактикалық) (?:жұмыстар|жұмыс)(?: жүргізілуде| жүріп жатыр)?|(?:сайт|портал|қызмет) (?:уақытша )?(?:жұмыс істемейді|қолжетімсіз|қолжетімді емес|жабық|істемейді)(?: .*)?|сервердің ішкі қатесі|сервер қатесі|дерекқорға қосылу қатесі",
            },
            prose=110, talk=Talk.GONE, story=60,
        )
    ),
)  # fmt: skip

GONE: tuple[Sign, ...] = (
    *rows("removed_title", Reach.GONE, Place.TITLE, _REMOVED, _REMOVALS, is_label=True, talk=Talk.GONE, prose=400),
    *rows("removed_heading", Reach.GONE, Place.HEADING, _REMOVED, _REMOVALS, is_label=True, talk=Talk.GONE, prose=400),
    *rows("soft404_title", Reach.GONE, Place.TITLE, _ABSENT, _LABELS, is_label=True, talk=Talk.GONE, prose=400),
    *rows("soft404_heading", Reach.GONE, Place.HEADING, _ABSENT, _LABELS, is_label=True, talk=Talk.GONE, prose=400),
    *rows("removed_notice", Reach.GONE, Place.NOTICE, _REMOVED, _REMOVALS, is_label=True, talk=Talk.GONE, prose=90, story=18),
    *rows("soft404_notice", Reach.GONE, Place.NOTICE, _ABSENT, _LABELS, is_label=True, talk=Talk.GONE, prose=90, story=18),
    *rows("soft404_notice", Reach.GONE, Place.NOTICE, _ABSENT, _TO_READER, talk=Talk.GONE, prose=120, story=22),
    *rows(
        "removed_by_demand", Reach.GONE, Place.NOTICE, _REMOVED,
        {
            "en": rf"(?:this|the) (?:original )?{_THING_EN}[^.]{{0,40}} (?:has|have|was|were)(?: been)? (?:removed|deleted|withdrawn|unpublished|taken down|retracted)\b[^.]{{0,120}}(?:request|court|order|author|editor|legal|copyright|owner|publisher|$)",
            "ru": r"(?:эт\w+ |данн\w+ )?(?:материал|стать|публикаци|новост|страниц|запис|пост|текст|видео|документ)\w*[^.]{0,40}(?:удален|снят\w? с публикации|изъят|отозван)[^.]{0,140}(?:по (?:решению|требованию|просьбе)|автор|редакци|владел|правообладател|пользовател|$)",
            "kk": r"(?:бұл |осы )?(?:материал|мақала|жарияланым|жаңалық|бет|жазба|пост|мәтін|бейне|құжат)\w*[^.]{0,80}(?:жойылды|жойылған|өшірілді|өшірілген|алынып тасталды|алып тасталды|алынып тасталған)",
        },
        talk=Talk.GONE, prose=60, story=16,
    ),
)  # fmt: skip
