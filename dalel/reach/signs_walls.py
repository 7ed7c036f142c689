"""Signs of WALLED and PAYWALLED: log-in, registration, consent; subscriptions.

Sources: WAYBACK §9 and §10 (log-in addresses and titles of the platforms), schema.org's
isAccessibleForFree, the consent pages of Google and Yahoo, wordings seen on sites in three languages.
"""

from dalel.model import Platform, Reach
from dalel.reach.sign import Place, Sign, Talk, rows

_LOGIN = "the page is shown only after logging in"
_CONSENT = "the page is shown only after agreeing to cookies or terms"
_AGE = "the page is shown only after confirming one's age"
_PAID = "the text is shown only to subscribers"
_RETURN = r"[?&](?:next|continue|return|return_?to|return_?url|redirect|redirect_?(?:to|uri|url|after_login)|back_?url|ret|dest|destination|service|goto|came_from|from|r|u|url)=[^&]"

WALL_ADDRESSES: tuple[Sign, ...] = (
    *rows(
        "consent_address",
        Reach.WALLED,
        Place.ADDRESS,
        _CONSENT,
        {
            "*": r"^https?://(?:consent|guce|cmp-consent|privacy-consent|myprivacy)\.|/(?:cookie[-_]?|privacy[-_]?|gdpr[-_]?)?consent(?:/|\?|$)|/cookiewall|/privacy-gate|/cookie-?(?:wall|policy-accept)|/gdpr(?:-consent)?/?(?:\?|$)"
        },
        prose=None,
    ),
    *rows(
        "login_address",
        Reach.WALLED,
        Place.ADDRESS,
        _LOGIN,
        {
            "*": r"/(?:log-?in|sign-?in|log-?on|signon|auth(?:orize|entication|orization)?|checkpoint|servicelogin|sso|sso-login|wp-login|kirish|kiru|vhod|vojti|voyti|avtorizac\w+|avtorizats\w+|register|registration|signup|sign-?up"
            r"|log_in|sign_in|authwall|uas/login|user/login|session/new|sessions/new|i/flow/login|passport)(?:\.\w{2,5})?(?:[/?;#]|$)"
            rf"|(?:login|signin|auth|passport|account|member|register|\bid\.)[^?]*{_RETURN}"
            r"|^https?://(?:login|signin|auth|sso|passport|accounts|id|oauth|account)\.[^/]+/"
        },
        prose=None,
    ),
)

WALLS: tuple[Sign, ...] = (
    *rows(
        "consent_page", Reach.WALLED, Place.TITLE, _CONSENT,
        {
            "en": r"before you continue(?: to .*)?|(?:cookie|privacy|your) consent.*|your privacy (?:choices|is important.*|matters)|(?:cookies?|privacy) (?:wall|settings|preferences)|we value your privacy|we use cookies|consent (?:required|needed|page)|.{0,20}is part of the yahoo family of brands|your (?:cookie|data) (?:choices|settings)",
            "ru": r"прежде чем (?:продолжить|перейти).*|(?:ваше )?согласие на (?:обработку|использование).*|(?:настройки|использование) (?:файлов )?cookie|мы (?:используем|ценим).*|согласие с (?:условиями|политикой).*|политика cookie",
            "kk": r"жалғастырмас бұрын.*|(?:сіздің )?келісім(?:іңіз)?(?: қажет| беру)?|cookie(?: файлдары)?.*(?:келісім|баптау)\w*|cookie файлдарын пайдалану.*|біз cookie.*",
        },
        prose=450, story=450,
        also=r"accept|agree|consent|reject|приня|соглас|отклон|қабылда|келіс|бас тарт",
    ),
    *rows(
        "consent_page", Reach.WALLED, Place.HEADING, _CONSENT,
        {
            "en": r"before you continue(?: to .*)?|we value your privacy|(?:your )?consent(?: is)? (?:required|needed).*|(?:please )?(?:accept|agree to) (?:our |the )?(?:cookies?|terms).*(?:to continue|to (?:read|view|access|proceed)).*",
            "ru": r"прежде чем (?:продолжить|перейти).*|(?:для продолжения|чтобы продолжить).{0,40}(?:соглас|прим).*|(?:нужно|необходимо|требуется) (?:ваше )?согласие.*",
            "kk": r"жалғастырмас бұрын.*|жалғастыру үшін.{0,40}(?:келісім|қабылда).*|(?:сіздің )?келісім(?:іңіз)? қажет.*",
        },
        prose=260, talk=Talk.WALL, story=120,
        also=r"accept|agree|consent|reject|приня|соглас|отклон|қабылда|келіс|бас тарт",
    ),
    *rows(
        "age_gate", Reach.WALLED, Place.NOTICE, _AGE,
        {
            "en": r"(?:sign in to )?(?:confirm|verify) your age|you must be (?:18|21|over)|are you (?:over )?(?:18|21)|this (?:content|page|video|community|material) (?:is|may be|contains).{0,60}(?:adult|age-restricted|inappropriate for some)",
            "ru": r"(?:подтвердите|укажите),? (?:пожалуйста,? )?(?:свой возраст|что вам (?:есть|уже|больше|исполнилось))|вам (?:есть|уже|исполнилось) 18|(?:сайт|страница|материал|контент)[^.]{0,40}(?:только для взрослых|старше 18|лиц старше)",
            "kk": r"(?:жасыңызды|18 жасқа толғаныңызды) растаңыз|сіз(?:ге)? 18 (?:жас|ге)",
        },
        prose=90, talk=Talk.WALL,
    ),
    *rows(
        "login_title", Reach.WALLED, Place.TITLE, _LOGIN,
        {
            "en": r"(?:please )?(?:log|sign)[ -]?(?:in|on)(?: required| page| form| here)?(?: (?:in)?to (?:your |view |see |read |access |continue).{0,40}| to .{1,30}| for access)?(?: or (?:sign|register|create|join).{0,40})?"
                  r"|(?:member|user|account|customer|subscriber|reader)s? (?:log|sign)[ -]?in|authentication(?: required)?|authorization(?: required)?|(?:log|sign) in (?:or|and) (?:sign up|register|join)(?: .*)?|login required|(?:create|register)(?: an?)?(?: free)? account.*|members? only(?: area| content)?|restricted (?:access|area)",
            "ru": r"(?:вход|войти|войдите|логин|авторизация|авторизуйтесь|аутентификация)(?: (?:на|в|для|через|или|и|по) .{1,50}| пользователя| пользователей| требуется| необходима| обязательна)?|личный кабинет(?: .{1,20})?|(?:требуется|необходима|необходим|нужна|нужен) (?:авторизация|вход|регистрация).*"
                  r"|(?:регистрация|зарегистрируйтесь)(?: .{1,40})?|закрытый раздел|(?:только )?для (?:зарегистрированных|авторизованных)(?: .*)?|доступ (?:только )?(?:для )?(?:зарегистрированны|авторизованны).*",
            "kk": r"(?:жүйеге |сайтқа |аккаунтқа |порталға |жеке кабинетке )?(?:кіру|кіріңіз)(?: беті| қажет| керек)?|авторизация(?:лау|дан өту)?(?: .{1,20})?|тіркелу(?: .{1,20})?|жеке кабинет|.{1,25}[ғгқк][ае] кіру|кіру (?:немесе|және) тіркелу|тек тіркелген.*",
        },
        prose=90, talk=Talk.WALL, needs_password=True,
    ),
    *rows(
        "login_title", Reach.WALLED, Place.HEADING, _LOGIN,
        {
            "en": r"(?:please )?(?:log|sign)[ -]?(?:in|on)(?: required| form)?(?: (?:in)?to .{1,50})?(?: or (?:sign|register|create|join).{0,40})?|welcome back.{0,30}|(?:member|user|account|customer|subscriber|reader)s? (?:log|sign)[ -]?in|authentication required|authorization(?: required)?|login required",
            "ru": r"(?:вход|войти|войдите|логин|авторизация|авторизуйтесь)(?: (?:на|в|для|через|или|и|по|чтобы) .{1,50}| пользователя| требуется)?|(?:требуется|необходима|необходим|нужна) (?:авторизация|вход|регистрация).*|с возвращением.{0,20}|личный кабинет",
            "kk": r"(?:жүйеге |сайтқа |аккаунтқа |порталға |жеке кабинетке )?(?:кіру|кіріңіз)(?: беті| қажет| керек)?|авторизация(?:лау|дан өту)?(?: .{1,20})?|жеке кабинет|.{1,25}[ғгқк][ае] кіру|кіру (?:немесе|және) тіркелу|қайта қош келдіңіз.{0,20}",
        },
        prose=90, talk=Talk.WALL, needs_password=True,
    ),
    *rows(
        "login_notice", Reach.WALLED, Place.NOTICE, _LOGIN,
        {
            "en": r"(?:you )?(?:must|need to|have to|should|please)(?: first)? (?:be )?(?:log(?:ged)?|sign(?:ed)?|register(?:ed)?)(?:[ -]?(?:in|on|up))?(?: or (?:register|sign up|log in|create an account))?(?: (?:in )?order)?(?: (?:to|before|for|as)\b|$)(?! (?:leave|post|write|add) a? ?comment)"
                  r"|(?:log|sign)[ -]?in (?:or (?:sign up|register|join|create (?:an )?account) )?to (?:continue|view|see|read|access|proceed|facebook|instagram|x\b|twitter|tiktok|vk|get full)|log into facebook"
                  r"|(?:this|the) (?:page|content|article|post|video|topic|forum|section|group|material|document|thread|file)[^.]{0,30} (?:is |are )?(?:only )?(?:available|visible|accessible|open|restricted|limited)[^.]{0,20} (?:only )?(?:to|for) (?:our )?(?:registered|logged|signed|members|authori[sz]ed|authenticated)"
                  r"|to (?:continue|view|see|read|access)[^.]{0,60},? (?:please )?(?:you (?:must|need to) )?(?:log|sign)[ -]?in|only (?:registered|logged|members|authori[sz]ed)[^.]{0,30} (?:can|may|are allowed)|join or log in|see everyday moments from your",
            "ru": r"(?:пожалуйста,? )?(?:войдите|авторизуйтесь|зарегистрируйтесь|выполните вход|залогиньтесь)(?! ?,? чтобы (?:оставить|комментировать|прокомментировать))[^.]{0,70}(?:чтобы|для|прежде|или|и )|(?:войдите|авторизуйтесь|выполните вход)[^.]{0,40}$"
                  r"|(?:чтобы|для)(?! (?:оставить|комментир|того,? чтобы оставить|добавления коммент)) (?:продолж|просм|посмотр|увид|прочит|чтени|дальнейш|доступ|открыт|этой|получ|перейти)[^.]{0,80}(?:войдите|войти|вход|авториз|зарегистр|зайти|зайдите)"
                  r"|(?:вам )?(?:необходимо|нужно|требуется|следует) (?:войти|авториз|зарегистр|зайти|залогин|выполнить вход)(?![^.]{0,40}коммент)|(?:эта |этот |данн\w+ )?(?:страниц|материал|контент|раздел|запис|тема|документ|форум|группа|информаци|публикаци)\w*[^.]{0,40}(?:доступ|видн|открыт)\w* только[^.]{0,20}(?:зарегистрир|авторизов|участник|пользовател|член)"
                  r"|доступ[^.]{0,40}только (?:для )?(?:зарегистрир|авторизов|участник|член)|(?:только )(?:зарегистрир|авторизов)\w+ (?:пользовател|участник|посетител)\w+ (?:мо|имеют|доступ)|только для (?:зарегистрир|авторизов)\w+|вход на facebook|войдите на facebook",
            "kk": r"(?:жалғастыру|көру|оқу|қарау|толық|осы бет|бұл бет|материал|кіру)[^.]{0,80}үшін[^.]{0,80}(?:кіріңіз|кіру (?:керек|қажет)|кіруіңіз|тіркел|авториза)(?![^.]{0,30}пікір)|(?:алдымен )?(?:жүйеге|сайтқа|аккаунтқа|аккаунтыңызға|өз аккаунтыңызға|порталға) кір(?:іңіз|у керек|у қажет|уіңіз)"
                  r"|тек (?:қана )?(?:тіркелген|авторизацияланған|жүйеге кірген)|(?:бұл )?(?:бет|материал|контент|бөлім|мазмұн|жазба)\w*[^.]{0,30} тек[^.]{0,20}(?:тіркелген|мүшелер|пайдаланушыларға)|авторизация(?:дан өт| қажет)|facebook-ке кір",
        },
        prose=90, talk=Talk.WALL,
    ),
    *rows(
        "registration_gate", Reach.WALLED, Place.GATE, _LOGIN,
        {
            "en": r"(?:(?:please )?(?:register|sign up|log in|sign in)(?: or (?:register|sign up|log in|sign in))?(?: (?:now|for free|here|with us))?|create (?:a |your )?(?:free )?account)[^.]{0,40} to (?:continue|keep|finish|read (?:the|this)|unlock)(?: reading| the| this|$)[^.]{0,40}$|(?:to (?:continue|keep) reading|to read (?:the|this)[^.,]{0,40}),? (?:please )?(?:register|create a free|log in|sign in)[^.]{0,60}$",
            "ru": r"(?:чтобы|для)[^.]{0,15}(?:продолж\w+ чтени|дочит|прочит\w+ (?:полност|весь|материал|стать|до конца)|читать (?:дальше|далее|полност))[^.]{0,60}(?:войдите|авториз|зарегистр)(?![^.]{0,60}подпис)[^.]{0,60}$|(?:войдите|зарегистрируйтесь|авторизуйтесь)[^.]{0,40},? чтобы (?:читать|дочитать|продолжить чтение|прочитать)[^.]{0,50}$",
            "kk": r"(?:толық|жалғасын|әрі қарай|мақаланы|материалды)[^.]{0,50}оқу үшін[^.]{0,40}(?:тіркел|кіріңіз|кіру|авториза)[^.]{0,50}$",
        },
        prose=320, story=320,
    ),
    *rows(
        "follow_private", Reach.GONE, Place.NOTICE, "the account is private: its posts are shown to approved followers only",
        {
            "en": r"this (?:account|profile) is private|these (?:posts|tweets) are protected|this (?:tiktok )?account is private|private account",
            "ru": r"это закрытый (?:аккаунт|профиль)|закрытый (?:аккаунт|профиль)|этот (?:аккаунт|профиль) закрыт|эти (?:посты|твиты) защищены|профиль закрыт|это частный профиль",
            "kk": r"бұл (?:аккаунт|профиль|парақша)? ?(?:жабық|жеке)|бұл жабық (?:аккаунт|профиль)|жабық (?:аккаунт|профиль)",
        },
        platforms=(Platform.INSTAGRAM, Platform.X, Platform.TIKTOK, Platform.VK, Platform.OK, Platform.FACEBOOK),
    ),
)  # fmt: skip

PAYWALLS: tuple[Sign, ...] = (
    *rows(
        "paywall_notice", Reach.PAYWALLED, Place.GATE, _PAID,
        {
            "en": r"(?:please )?(?:subscribe|become a (?:paid |paying )?(?:member|subscriber|patron)|start your (?:free )?trial|get (?:full|unlimited|instant) access|upgrade|buy (?:a )?subscription)(?![^.]{0,40}newsletter)[^.]{0,50} (?:to|and) (?:continue|keep|read|unlock|finish|access|view) ?(?:reading|on|the|this|full|our|every|all|more)?"
                  r"|(?:this|the (?:full|rest of (?:this|the)|complete|remainder)(?: of (?:this|the))?) ?(?:article|story|content|text|post|report|page|analysis|piece|material)?[^.]{0,40}(?:is|are)(?: only| exclusively)? (?:available |reserved |exclusive |exclusively |accessible |visible |open |for )*(?:only )?(?:for |to )?(?:our |all |paying |paid |premium |registered )*(?:subscribers|members|patrons)"
                  r"|(?:exclusive(?:ly)?|only|reserved) for (?:our )?(?:paying |paid |premium )?(?:subscribers|members)|(?:subscribers?|members?)[ -](?:only|exclusive)(?: content| article| story)?$|(?:to|want to|would you like to) (?:continue|keep|read|finish|unlock)[^.]{0,70}(?:subscri|purchase|become a member|paid)"
                  r"|you(?:'ve| have) (?:reached|read|used|hit)[^.]{0,40}(?:limit|free (?:articles?|stories))|(?:you have )?(?:no|\d+) free articles? (?:left|remaining)|unlock (?:this|the full|the rest of this) (?:article|story)|(?:continue|keep) reading with (?:a|an|your) [^.]{0,25}(?:subscription|account|membership)|the full text is available (?:to|for) subscribers|paid subscribers only|subscription required|this is (?:a )?(?:premium|subscriber)[ -](?:only )?(?:article|content|story|exclusive)",
            "ru": r"(?:пожалуйста,? )?(?:оформите|купите|оплатите|приобретите|активируйте|продлите|оформить|купить) (?:платную |онлайн-|электронную )?(?:подписку|доступ)[^.]{0,60}(?:чтобы|и (?:чита|получ|продолж)|для|$)"
                  r"|(?:чтобы|для|хотите)(?! (?:получать|быть)) [^.]{0,80}(?:прочит|дочит|чит|чтени|доступ|полн)[^.]{0,80}(?:подписк|подпишитесь|подписаться|оплат|купит|купите)"
                  r"|(?:эта |этот |данн\w+ |полн\w+ |остальн\w+ |весь )*(?:текст|верси\w+|материал\w*|стать\w+|продолжение|публикаци\w+|част\w+|контент)(?: (?:этого|этой|статьи|материала|текста|публикации))*[^.]{0,40}(?:доступ\w*|открыт\w*|откро\w+)[^.]{0,15} (?:по (?:платной )?подписке|(?:для )?(?:наши\w+ |платны\w+ )*подписчик\w+|после (?:оплаты|оформления подписки))"
                  r"|(?:только|исключительно|эксклюзивно) для (?:наших |платных )?подписчиков|доступно (?:только )?(?:по подписке|подписчикам|для подписчиков)|материал (?:только )?для подписчиков|вы (?:прочитали|исчерпали|использовали|достигли)[^.]{0,50}(?:бесплатн|лимит)|(?:это )?платн\w+ (?:материал|контент|статья|доступ)|(?:вам )?осталось (?:прочитать|\d+ ?%|бесплатн)|уже (?:есть подписка|подписаны|подписались)|подпишитесь(?![^.]{0,40}(?:рассылк|телеграм|telegram|канал|instagram|соцсет|youtube))[^.]{0,30},? чтобы (?:чит|проч|дочит|продолж|получ|откры)|требуется подписка",
            "kk": r"(?:толық|жалғасын|әрі қарай|мақаланы|материалды|мәтінді)[^.]{0,60}(?:оқу|ашу|көру) үшін[^.]{0,50}(?:жазыл|төле|сатып ал)|(?:бұл )?(?:толық )?(?:мақала|материал|мәтін|нұсқа)\w*[^.]{0,50}(?:тек |ғана )*(?:жазылушы|жазылым)\w*|тек (?:ақылы )?жазылушылар|жазылушыларға (?:ғана|арналған|қолжетімді)|жазылым(?:ды|ға|ды рәсімде)?[^.]{0,20}(?:рәсімде|сатып ал|төле)|ақылы (?:материал|контент|мақала|жазылым)|тегін мақалалар(?:дың)? (?:шегі|лимиті|саны)|жазылу қажет|оқуды жалғастыру үшін жазыл",
        },
        prose=380, story=380,
    ),
    *rows(
        "paywall_element", Reach.PAYWALLED, Place.NAMES, _PAID,
        {"*": r"[#.](?:[\w-]+[-_])?(?:paywall|pay-wall|subscription-wall|subscriber-wall|premium-wall|content-gate|article-gate|meteredcontent|piano-offer|paid-content-lock|locked-content|subscribe-wall|paywalled)(?:[-_]\w+)* "},
        prose=260, story=260,
        also=r"subscri|подпис|жазыл|premium|премиум|доступ|оплат|төле",
    ),
    *rows(
        "members_only_video", Reach.PAYWALLED, Place.SOURCE, _PAID,
        {"*": r"\"playabilityStatus\":\{\"status\":\"(?:UNPLAYABLE|ERROR|LOGIN_REQUIRED)\",\"reason\":\"(?:Join this channel|This video is available to this channel's members|This video requires payment|Видео доступно только спонсорам)"},
        platforms=(Platform.YOUTUBE,), prose=None,
    ),
)  # fmt: skip
