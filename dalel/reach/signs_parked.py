"""Signs of PARKED: the domain shows a registrar's, a hoster's or an advertiser's page in place of the site.

Sources: the parking pages of reg.ru, nic.ru, timeweb, beget, hoster.kz, ps.kz, Sedo, GoDaddy, Bodis,
ParkingCrew, Afternic, Dan, HugeDomains; cPanel's suspended page; web servers' default pages.
"""

from dalel.model import Reach
from dalel.reach.sign import Place, Sign, Talk, rows

_SALE = "the domain shows a page of its seller or registrar instead of the site"
_HOSTER = "the hoster shows its own page in place of the site"
_NAME = r"(?:[\w-]+\.)+[\w-]{2,}"

PARKED: tuple[Sign, ...] = (
    *rows(
        "parking_address", Reach.PARKED, Place.ADDRESS, _SALE,
        {"*": r"^https?://ww\d{1,3}\.|^https?://(?:www\.)?(?:sedo\.com|sedoparking\.com|dan\.com|hugedomains\.com|afternic\.com|domainmarket\.com|buydomains\.com|undeveloped\.com"
              r"|atom\.com/name|brandbucket\.com|parkingcrew\.net|bodis\.com|perfectdomain\.com|godaddy\.com/(?:forsale|domainsearch)|expired\.reg\.ru|parking\.reg\.ru|parking\.nic\.ru|sav\.com)"
              r"|^https?://(?:forsale|domain-?for-?sale|parking|parked|expired|expireddomain)\.|/(?:suspendedpage|defaultwebpage)\.cgi|/lander/?(?:$|\?)|/domain_profile\.cfm"},
        prose=None,
    ),
    *rows(
        "parking_header", Reach.PARKED, Place.HEADER, _SALE,
        {"*": r"^x-adblock-key:|^server: (?:parking|namecheap parking)|^x-parking|^x-domain-parking"}, prose=150, talk=Talk.PARKED,
    ),
    *rows(
        "parking_script", Reach.PARKED, Place.SOURCE, _SALE,
        {"*": r"sedoparking\.com|parkingcrew\.net|\bbodis\.com|img1\.wsimg\.com/parking-lander|parking-lander|afternic\.com/|domainparking|google\.com/adsense/domains/caf\.js"
              r"|parking\.(?:reg|nic)\.ru|park(?:ing)?-?(?:static|cdn)?\.reg\.ru|parklogic\.com|dsparking\.com|cashparking|skenzo|abp\.parking|data-adblockkey|hugedomains\.com/|dan\.com/buy-domain"
              r"|window\.park\s*=|parking\.timeweb|/parking-page/|registrar-servers\.com|uniregistry|namebright|domainnamesales"},
        prose=100, talk=Talk.PARKED,
        also=r"sale|buy|domain|продае|продаж|купи|домен|сатыл|parked|related|sponsored|listings",
    ),
    *rows(
        "domain_for_sale_title", Reach.PARKED, Place.TITLE, _SALE,
        {
            "en": rf"(?:buy |get )?(?:this |the )?(?:premium )?(?:domain(?: name)?|{_NAME})(?: {_NAME})?(?: \w+)? (?:is |may be |might be |could be )?(?:parked|for sale|available for (?:sale|purchase)|on sale|expired|has expired)(?: .*)?"
                  rf"|(?:domain (?:is )?)?parked(?: domain| page| free| at .*| by .*| with .*)?(?: name)?|domain (?:parking|for sale|parked|expired|not configured)(?: page)?.*|buy (?:this|the|our) domain.*|(?:the )?domain (?:name )?{_NAME} (?:is |has ).*(?:sale|parked|expired|registered).*|registrar page.*|(?:future home of|welcome to) {_NAME} (?:parked|domain).*",
            "ru": rf"(?:этот |данный )?домен(?:ное имя)?(?: {_NAME})?[^:]{{0,30}} (?:продается|выставлен на продажу|припаркован|зарегистрирован|не (?:оплачен|прилинкован|делегирован|привязан|подключен|настроен)|просрочен|свободен|истек)(?: .*)?"
                  rf"|{_NAME} (?:продается|домен продается|припаркован)|(?:купить|продажа|продается|парковка|паркинг) (?:этот |этого )?домен\w*(?: .*)?|продается доменное имя.*|парковочная страница.*|срок (?:регистрации|действия|оплаты) домена.*",
            "kk": rf"(?:бұл )?домен(?:дік атау| атауы)?(?: {_NAME})?(?: \w+)? (?:сатылады|сатылымда|сатуға қойылған|сатуға шығарылған|тіркелген|бос|қойылған)(?: .*)?|{_NAME} (?:домені )?(?:сатылады|сатылымда)|домен(?:ді)? (?:сату|сатып алу|паркинг\w*|тұрағы)(?: .*)?|домен\w* (?:\w+ )?мерзімі.*",
        },
        prose=180, talk=Talk.PARKED, story=40,
    ),
    *rows(
        "domain_for_sale_notice", Reach.PARKED, Place.NOTICE, _SALE,
        {
            "en": rf"(?:the |this )?(?:domain(?: name)?|{_NAME})(?: {_NAME})?,?(?: \w+){{0,2}} (?:is|may be|might be|has been|was|has)(?: \w+)? (?:for sale|available for (?:sale|purchase)|parked|expired|registered (?:at|with|by|through|via)|recently registered|listed for sale)"
                  r"|(?:buy|own|purchase|get|acquire) (?:this|the) domain|this (?:web ?page|web ?site|site) is parked|(?:interested in|would you like to buy|inquire about) (?:this|the) domain|make an offer (?:on|for) this domain|the owner of .{3,60} is offering it for sale"
                  r"|(?:sponsored|related) (?:listings|searches|links)$|this domain (?:has )?(?:recently |just )?(?:expired|lapsed)|renew (?:this|your) domain",
            "ru": rf"(?:этот |данный |доменное имя |домен )+(?:{_NAME})?[^.]{{0,40}}(?:продается|на продажу|припаркован|зарегистрирован (?:в|через|на|у|и)|не (?:оплачен|прилинкован|делегирован|привязан|подключен|настроен)|просрочен|истек|освобо|свободен|можно купить|доступен для покупки|размещен на)"
                  rf"|{_NAME} (?:продается|припаркован|доступен для (?:покупки|регистрации))|купить (?:этот |данный )?домен|срок (?:регистрации|действия|оплаты|делегирования) (?:домена|доменного имени)|регистрация домена .{{0,60}}(?:истек|закончил)|хотите купить (?:этот )?домен|вы можете купить (?:этот )?домен|если вы владелец домена|если вы являетесь (?:владельцем|администратором) (?:этого )?домена|предложить цену за домен",
            "kk": rf"(?:бұл )?домен(?:дік атау| атауы)?(?: {_NAME})?[^.]{{0,40}}(?:сатылады|сатылымда|сатуға|тіркелген|тұраққа|мерзімі (?:аяқтал|біт|өт)|бос|төленбеген|байланыстырылмаған)|{_NAME} (?:домені )?(?:сатылады|сатылымда)|(?:бұл )?доменді (?:сатып алу|сатып ал)|домен(?:нің|ді тіркеу)? мерзімі|домен иесі болсаңыз",
        },
        prose=160, talk=Talk.PARKED, story=40,
    ),
    *rows(
        "hosting_suspended", Reach.PARKED, Place.TITLE, _HOSTER,
        {
            "en": r"(?:this )?(?:account|website|site|web site|hosting)(?: account)? (?:has been |is |was )?(?:suspended|disabled|expired|terminated)(?: .*)?|suspended (?:page|domain|site)|contact support|domain not (?:configured|connected|found)|site not (?:configured|connected|published)|default web ?site page|future home of .*",
            "ru": r"(?:сайт|аккаунт|хостинг|хостинг-аккаунт)(?: аккаунта| сайта)? (?:временно )?(?:заблокирован|отключен|приостановлен|не опубликован|не настроен|не прикреплен|не привязан)(?: .*)?|(?:сайт|домен) (?:размещен|создан|припаркован) (?:на|у|в) .*|здесь (?:скоро )?будет (?:ваш |новый )?сайт|домен не (?:привязан|прилинкован|подключен|настроен)(?: .*)?|услуга хостинга .*",
            "kk": r"(?:сайт|аккаунт|хостинг)(?: қызметі)? (?:уақытша )?(?:бұғатталған|өшірілген|тоқтатылған|тоқтатылды|бапталмаған)|домен (?:байланыстырылмаған|бапталмаған)",
        },
        prose=140, talk=Talk.PARKED, story=40,
    ),
    *rows(
        "hosting_suspended", Reach.PARKED, Place.NOTICE, _HOSTER,
        {
            "en": r"(?:this|the|your) (?:hosting )?(?:account|website|site|web site)[^.]{0,20} (?:has been|is|was) (?:suspended|disabled (?:by|for)|terminated)|this (?:site|website) (?:has been )?suspended|future home of something",
            "ru": r"(?:этот |данный |ваш )?(?:сайт|аккаунт|хостинг)[^.]{0,30} (?:заблокирован|отключен|приостановлен)[^.]{0,60}(?:хостинг|оплат|неуплат|провайдер|владел|администратор|услуг)|(?:действие|работа) (?:услуги |хостинга )[^.]{0,30}приостановлен|(?:сайт|домен) (?:размещен|припаркован) (?:на|у|в) (?:хостинг|серверах)",
            "kk": r"(?:бұл )?(?:сайт|аккаунт|хостинг)[^.]{0,40}(?:тоқтатыл|бұғаттал|өшіріл)[^.]{0,60}(?:хостинг|төлем|провайдер)|хостинг (?:қызметі )?(?:тоқтатыл|төленбе)",
        },
        prose=140, talk=Talk.PARKED, story=40,
    ),
    *rows(
        "server_default_page", Reach.PARKED, Place.TITLE, _HOSTER,
        {"*": r"welcome to (?:nginx|caddy|openresty|tengine|centos|apache).*|(?:apache2? |http server )?(?:ubuntu|debian|centos|red hat|fedora|almalinux|rocky linux)?\s?(?:apache2? )?(?:default|test) page.*|apache2? .*default page.*|it works|iis(?: ?\d+)?(?: windows(?: server)?)?|test page for the .*|plesk.*default page.*|domain default page|web server's default page|добро пожаловать в nginx"},
        prose=400, story=400,
    ),
    *rows(
        "domain_lost", Reach.PARKED, Place.TITLE, "the address now leads to an advertising site of another owner",
        {"*": r".*(?:онлайн[ -]казино|казино онлайн|casino online|online casino|игровые автоматы|ставки на спорт|букмекерск|slot gacor|judi online|1xbet|1win|pin-?up casino|пин ап|вулкан казино|казино вулкан|бонус за регистрацию|онлайн казино|интим|эскорт услуги|payday loans?|viagra|микрозайм).*"},
        prose=None, after_home=True,
    ),
)  # fmt: skip
