"""Signs of BLOCKED: challenges and refusals that come with any status.

Sources: the vendors' own interstitial pages as archived and reported (Cloudflare, DDoS-Guard, Akamai,
Anubis, Imperva, DataDome, HUMAN, Sucuri, AWS WAF, Vercel, Qrator, Variti, StormWall, Yandex SmartCaptcha).
"""

from dalel.model import Reach
from dalel.reach.sign import Place, Sign, Talk, rows

_CHALLENGE = "the site asked for a proof that a person is reading, and showed nothing else"
_DENIED = "the site refused to show the page to us"
_COUNTRY = "the page is not shown in every country, or an authority restricted it"

BLOCKED: tuple[Sign, ...] = (
    *rows(
        "challenge_header", Reach.BLOCKED, Place.HEADER, _CHALLENGE,
        {"*": r"^cf-mitigated: challenge|^x-vercel-mitigated: challenge|^x-amzn-waf-action: (?:challenge|captcha)|^x-datadome: protected"
              r"|^x-sucuri-block:"},
        prose=120, talk=Talk.CHALLENGE,
    ),
    *rows(
        "challenge_script", Reach.BLOCKED, Place.SOURCE, _CHALLENGE,
        {"*": r"_cf_chl_opt|cf-browser-verification|cf-challenge-running|id=[\"']challenge-(?:form|error-text|running|stage)|cf_chl_(?:prog|rc)"
              r"|/\.well-known/ddos-guard/|check\.ddos-guard\.net|/\.within\.website/x/cmd/anubis|anubis_challenge|_incapsula_resource"
              r"|geo\.captcha-delivery\.com|ct\.captcha-delivery\.com|px-captcha|_pxcaptcha|sucuri_cloudproxy_js|/_sec/cp_challenge"
              r"|sec-if-cpt-container|errors\.edgesuite\.net|token\.awswaf\.com|aws-waf-token|__qrator/|qauth_utm|/checkbrowser|servicepipe\.ru"
              r"|captcha-api\.yandex|smartcaptcha\.yandexcloud|/showcaptcha|variti\.(?:net|io)|stormwall|killbot\.ru|bitninja|kasada|/149e9513-"
              r"|challenges\.cloudflare\.com/turnstile/v0/[bg]/|vercel\.link/security-checkpoint|antibot\.cloud|sgcaptcha|/__challenge"},
        prose=120, talk=Talk.CHALLENGE,
    ),
    *rows(
        "challenge_title", Reach.BLOCKED, Place.TITLE, _CHALLENGE,
        {
            "en": r"just a moment|(?:just )?one moment,? please|please wait(?: a moment| while we .*)?|attention required!?|checking your browser.*"
                  r"|(?:ddos|bot) protection.*|ddos-guard|(?:verify|verifying|confirm|checking|check)(?: that)? (?:you are|you're|if you are)(?: a| not a)? (?:human|robot|bot)"
                  r"|are you (?:a |not a )?(?:human|robot|bot)|(?:human|bot|security|browser)[ -](?:verification|check|challenge)(?: required)?"
                  r"|captcha(?: check| required| verification)?|robot check|making sure you're not a bot|pardon our interruption|client challenge"
                  r"|access to this page has been denied|vercel security checkpoint|you are being redirected|security checkpoint|validating your browser"
                  r"|anti-?bot (?:check|protection|verification)|i'm not a robot|prove you(?:'re| are) (?:human|not a robot)|unusual traffic.*|verification required",
            "ru": r"(?:один|одну) (?:момент|минуту|секунду)(?:,? пожалуйста)?|минутку|секундочку|пожалуйста,? подождите|подождите.{0,40}|проверка (?:вашего )?браузера.*"
                  r"|проверяем (?:ваш )?браузер.*|проверка безопасности|(?:вы|ты) (?:не )?робот|подтвердите,? что (?:вы|запросы).*|я не робот|капча|введите капчу"
                  r"|защита от (?:ботов|роботов|ddos).*|антибот.*|проверка,? что вы (?:человек|не робот)|проверка на робота|проверка пользователя|ддос-?защита.*"
                  r"|проверка соединения.*|проверка подключения.*|проверка доступа",
            "kk": r"(?:бір )?(?:сәт|минут|секунд)(?:,? күте тұрыңыз)?|күте тұрыңыз.*|сіз робот(?: емес)?сіз бе|робот емес(?: екеніңізді| екендігіңізді)? растаңыз"
                  r"|(?:сіздің )?браузер(?:іңіз|ді|іңізді)? (?:тексеру|тексерілуде|тексеріп.*)|қауіпсіздік(?:ті)? тексеру(?:і)?|мен робот емеспін"
                  r"|(?:өзіңіздің )?адам екеніңізді растаңыз|боттардан қорғау|браузерді тексеру",
        },
        prose=140, talk=Talk.CHALLENGE,
    ),
    *rows(
        "challenge_notice", Reach.BLOCKED, Place.NOTICE, _CHALLENGE,
        {
            "en": r"(?:we are |we're )?(?:checking|verifying) (?:if|that|your|you)\b.{0,60}(?:browser|human|secure|robot|bot|connection)|verify(?:ing)? (?:that )?(?:you are|you're)"
                  r"|please (?:verify|confirm|prove|complete|solve|enable|turn) .{0,60}(?:human|robot|bot|captcha|security check|javascript and cookies|puzzle)"
                  r"|enable javascript and cookies to continue|complete the (?:captcha|security check)|(?:to continue|before (?:we|you) (?:proceed|continue)).{0,80}(?:captcha|robot|human|bot\b)"
                  r"|our systems have detected unusual traffic|we(?:'ve| have) detected unusual (?:traffic|activity)|press (?:&|and) hold|why do i have to complete a captcha"
                  r"|needs to review the security of your connection|this (?:process|check) is automatic|i(?:'m| am) not a robot|protected by anubis",
            "ru": r"(?:мы )?(?:проверяем|выполняется проверка|идет проверка|проверка).{0,50}(?:браузер|безопасн|соединени|подключени|не робот|человек)"
                  r"|подтвердите,? (?:пожалуйста,? )?что (?:вы|запросы)|(?:чтобы продолжить|для продолжения).{0,60}(?:капч|не робот|картинк|символы|проверк)|введите (?:капчу|символы|код) с"
                  r"|нам очень жаль,? но запросы с вашего|запросы с вашего устройства|(?:пожалуйста,? )?докажите,? что вы|пройдите (?:проверку|капчу)|я не робот|включите javascript и (?:cookies?|куки)"
                  r"|обнаружен подозрительный трафик|(?:ваш )?браузер (?:проверяется|будет проверен)",
            "kk": r"(?:біз )?(?:сіздің )?браузер(?:іңіз|іңізді|ді).{0,30}(?:тексер)|(?:жалғастыру үшін).{0,60}(?:капча|робот емес|тексеру|адам екен)|робот емес(?:тігіңізді| екеніңізді| екендігіңізді)"
                  r"|(?:сіз )?робот емес(?:сіз|пін)|адам екен(?:іңізді|дігіңізді) растаңыз|қосылым(?:ның|ыңыздың)? қауіпсіздігі",
        },
        prose=120, talk=Talk.CHALLENGE, story=20,
    ),
    *rows(
        "restricted_by_country", Reach.BLOCKED, Place.NOTICE, _COUNTRY,
        {
            "en": r"(?:this |the )?(?:content|page|video|article|site|website|service|material|resource)[^.]{0,60}(?:not|n't|un)[^.]{0,3}(?:available|accessible)[^.]{0,30} (?:in|from) (?:your|this) (?:country|region|location|area|jurisdiction)"
                  r"|(?:access|you are accessing)[^.]{0,80}(?:from (?:your|a) (?:country|region)|european (?:union|economic area))|unavailable (?:due to|for) legal reasons"
                  r"|access to (?:this|the) (?:site|resource|page|website|information resource)[^.]{0,40}(?:restricted|blocked|limited)",
            "ru": r"доступ к (?:данному |этому |запрашиваемому |информационному )*(?:ресурсу|сайту|странице|материалу|интернет-ресурсу)[^.]{0,40}(?:ограничен|заблокирован|запрещен)"
                  r"|(?:этот |данный )?(?:контент|материал|сайт|ресурс|видео|страница|сервис)[^.]{0,40}(?:недоступ|не доступ|заблокирован)[^.]{0,40}(?:в вашей стране|в вашем регионе|на территории|по решению|по требованию|из вашей страны)",
            "kk": r"(?:бұл )?(?:контент|материал|сайт|ресурс|видео|бейне|бет)[^.]{0,40}(?:сіздің )?(?:еліңізде|аймағыңызда|өңіріңізде|ел аумағында|республикасы аумағында|республикасының аумағында)[^.]{0,40}(?:қол ?жетім|бұғатталған|шектел)"
                  r"|(?:ресурсқа|сайтқа|бетке|материалға) (?:қол ?жеткізу|кіру)[^.]{0,30}(?:шектел|бұғатталған|тыйым)",
        },
        prose=140, talk=Talk.CHALLENGE,
    ),
    *rows(
        "access_denied", Reach.BLOCKED, Place.TITLE, _DENIED,
        {
            "en": r"access (?:is )?(?:denied|forbidden|blocked|restricted)|(?:403 |error 403 |http 403 )?forbidden|403(?: forbidden| error)?|error 403|request (?:rejected|blocked|denied)|(?:sorry,? )?you have been blocked|too many requests"
                  r"|blocked|(?:error )?(?:429|451)(?: too many requests| unavailable for legal reasons)?|unavailable for legal reasons|web application firewall.*|the request could not be satisfied|not available in your (?:country|region)",
            "ru": r"доступ (?:к (?:сайту|ресурсу|странице) )?(?:запрещен|ограничен|заблокирован|закрыт)(?: 403)?|ошибка 403.*|403 (?:доступ )?запрещен\w*|вы заблокированы|ваш ip.{0,30}заблокирован|слишком много запросов|запрос (?:отклонен|заблокирован)"
                  r"|(?:сайт|ресурс|страница) заблокирован[ао]?|нет доступа",
            "kk": r"(?:сайтқа |бетке |ресурсқа )?(?:қол ?жеткізуге|қол ?жеткізу|кіруге|кіру|рұқсат)(?: рұқсат)? (?:шектелген|шектеулі|шектелді|тыйым салынған|тыйым салынды|берілмеген|жоқ|етілмеген|бұғатталған|бұғатталды)|қате 403|403 қате(?:сі)?|сұраныс тым көп|сайт бұғатталған|сіз бұғатталдыңыз",
        },
        prose=140, talk=Talk.CHALLENGE,
    ),
    *rows(
        "access_denied", Reach.BLOCKED, Place.HEADING, _DENIED,
        {
            "en": r"access (?:is )?(?:denied|forbidden|blocked|restricted)|(?:403 )?forbidden|sorry,? you have been blocked|too many requests|you have been (?:temporarily )?blocked",
            "ru": r"доступ (?:к (?:сайту|ресурсу|странице) )?(?:запрещен|ограничен|заблокирован)|вы (?:были )?(?:временно )?заблокированы|слишком много запросов",
            "kk": r"(?:сайтқа |бетке |ресурсқа )?(?:қол ?жеткізу|кіру)(?:ге)?(?: рұқсат)? (?:шектелген|шектеулі|шектелді|тыйым салынған|тыйым салынды|берілмеген|бұғатталған)",
        },
        prose=120, talk=Talk.CHALLENGE,
    ),
)  # fmt: skip
