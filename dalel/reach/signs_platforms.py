"""What platforms say of posts that are removed, private or restricted, and of visitors who are not logged in.

Sources: WAYBACK §9 and §10; the platforms' notices in English, Russian and Kazakh as archived.
A page that carries a post is never judged by its words: they are the author's.
"""

from dalel.model import Platform, Reach
from dalel.reach.sign import Place, Sign, rows

F, I, Y, T, X, V, O, K = (
    Platform.FACEBOOK, Platform.INSTAGRAM, Platform.YOUTUBE, Platform.TELEGRAM,
    Platform.X, Platform.VK, Platform.OK, Platform.TIKTOK,
)  # fmt: skip
_REMOVED = "the platform says that the post or account was removed or does not exist"
_PRIVATE = "the platform says that the post is private or restricted"
_SUSPENDED = "the platform says that the account or page is suspended or blocked"
_LOGIN = "the platform shows nothing without logging in"
_COUNTRY = "the platform does not show the post in this country"
_BUSY = "the platform refused to show the page to us for now"


def _both(
    rule: str, reach: Reach, because: str, platforms: tuple[Platform, ...], patterns: dict[str, str]
) -> tuple[Sign, ...]:
    """The same wording as a heading or title of its own and as the page's only text."""
    return tuple(
        sign
        for place in (Place.TITLE, Place.NOTICE)
        for sign in rows(rule, reach, place, because, patterns, platforms=platforms, prose=130, story=130)
    )


_PLAYER = r"\"playabilityStatus\"\s*:\s*\{\s*\"status\"\s*:\s*\"(?:ERROR|UNPLAYABLE|LOGIN_REQUIRED|CONTENT_CHECK_REQUIRED|AGE_CHECK_REQUIRED)\"[^}]{0,400}?\"(?:reason|simpleText|messages\"\s*:\s*\[\s*)\"?\s*:?\s*\"[^\"]*(?:%s)"

YOUTUBE: tuple[Sign, ...] = (
    *(
        sign
        for rule, reach, because, words in (
            ("youtube_country", Reach.BLOCKED, _COUNTRY, r"in your country|in your (?:region|location)|в вашей стране|еліңізде|legal complaint from (?:a|the) government|по требованию"),
            ("youtube_private", Reach.GONE, _PRIVATE, r"private|ограниченным доступом|личное видео|частное видео|жеке бейне|доступ к (?:этому )?видео ограничен|бұл бейне жеке"),
            ("youtube_age", Reach.WALLED, "the video is shown only after logging in to confirm one's age", r"confirm your age|подтвердите (?:свой )?возраст|возраст|жасыңызды"),
            ("youtube_bot_check", Reach.BLOCKED, "the platform asked for a proof that a person is watching", r"not a bot|не бот|не робот|робот емес"),
            ("youtube_removed", Reach.GONE, _REMOVED, r"unavailable|removed|terminated|no longer available|isn.t available|not available|deleted|closed their|недоступно|удален|удалён|не существует|больше не|қолжетімді емес|жойыл|өшіріл|қолжетімсіз|violat"),
        )
        for sign in rows(rule, reach, Place.SOURCE, because, {"*": _PLAYER % words}, platforms=(Y,), prose=None)
    ),
    *_both("youtube_country", Reach.BLOCKED, _COUNTRY, (Y,), {
        "en": r"(?:the uploader has not made this video available|this (?:video|content) is not available|this video isn't available) in your (?:country|region)",
        "ru": r"(?:автор|пользователь|правообладатель)[^.]{0,60}в вашей стране|(?:это )?видео недоступно в вашей стране",
        "kk": r"(?:бұл )?(?:бейне|видео)[^.]{0,30} (?:сіздің )?еліңізде",
    }),
    *_both("youtube_private", Reach.GONE, _PRIVATE, (Y,), {
        "en": r"(?:this (?:video|playlist) is |this is a )?private(?: video| playlist)?(?:$|\b.{0,60}sign in)|this video is private",
        "ru": r"(?:это )?видео с ограниченным доступом|доступ к (?:этому )?видео ограничен|это (?:частное|личное) видео|частное видео|видео закрыто",
        "kk": r"(?:бұл )?(?:жеке бейне|бейне жеке|жеке видео|видео жеке)",
    }),
    *_both("youtube_removed", Reach.GONE, _REMOVED, (Y,), {
        "en": r"(?:this )?(?:video|channel|page|playlist|content)(?: \w+)? (?:is |has been |does |was |isn't |is not )?(?:unavailable|no longer available|removed|deleted|not available|available anymore|not exist|terminated)|video unavailable|this (?:video|page|channel)(?: isn't| is not| doesn't| does not) (?:available|exist)|this account has been (?:terminated|suspended|closed)|this channel (?:does not|doesn't) exist|the youtube account associated with this video has been terminated",
        "ru": r"(?:это |этот |эта )?(?:видео|канал|ролик|страница|плейлист|трансляция)(?: \w+)? (?:недоступн|удален|больше не|больше недоступ|не существует|был[оа]? удален|заблокирован)|(?:аккаунт|канал)[^.]{0,50}(?:удален|заблокирован|прекращен)|видео (?:было )?удалено|пользователь (?:удалил|закрыл)",
        "kk": r"(?:бұл )?(?:бейне|видео|арна|бет|парақ)\w*(?: \w+)? (?:қолжетімді емес|қолжетімсіз|қол жетімді емес|жойылған|жойылды|өшірілген|өшірілді|енді|жоқ)|аккаунт[^.]{0,30}(?:жойыл|жабыл)",
    }),
)  # fmt: skip

FACEBOOK_FAMILY: tuple[Sign, ...] = (
    *rows("login_address", Reach.WALLED, Place.ADDRESS, _LOGIN,
          {"*": r"/login(?:\.php|/|\?|$)|/accounts/(?:login|signup|emailsignup)|/checkpoint|/login/device-based|/cookie/consent|/privacy/consent|/r\.php"},
          platforms=(F, I), prose=None),
    *_both("post_unavailable", Reach.GONE, "the platform says that the post was removed or is shown to few", (F, I), {
        "en": r"(?:this |the )?(?:content|page|post|video|photo|reel|profile|account|group|event|link)(?: \w+){0,2} (?:isn't|is not|is no longer|is currently un|is un|may have been|has been|was|cannot be|can't be|not) ?(?:available|found|displayed|removed|deleted)|the link you followed may (?:be broken|have expired)|(?:content|page|post|profile) (?:not found|unavailable)|we removed (?:this|the) (?:post|content)|(?:profile|post|user) isn't available|when this happens,? it's usually because the owner",
        "ru": r"(?:этот |эта |это |данный |данная |сейчас |к сожалению,? |запрашиваемый )*(?:контент|страница|публикация|пост|видео|фото|профиль|аккаунт|группа|мероприятие|ссылка|reels)(?: \w+){0,2} (?:сейчас |временно |больше )?(?:недоступ|не доступ|не найден|удален|не существует|была удален|не может быть)|возможно,? вы (?:перешли|воспользовались)|контент не найден|обычно это происходит,? (?:когда|потому)",
        "kk": r"(?:бұл |осы |сұралған )?(?:контент|бет|парақша|жазба|жарияланым|бейне|фото|профиль|аккаунт|топ|мазмұн|сілтеме)\w*(?: \w+){0,3} (?:қолжетімді емес|қол жетімді емес|қолжетімсіз|табылмады|жойылған|жойылды|өшірілген|жоқ)|сіз басқан сілтеме",
    }),
    *_both("account_suspended", Reach.GONE, _SUSPENDED, (F, I), {
        "en": r"(?:this |the )?(?:account|page|profile|group) (?:has been|was|is) (?:suspended|disabled|unpublished|restricted)",
        "ru": r"(?:этот |эта )?(?:аккаунт|страница|профиль|группа) (?:\w+ )?(?:заблокирован|отключен|снята с публикации|приостановлен)",
        "kk": r"(?:бұл )?(?:аккаунт|парақша|профиль|топ)\w* (?:бұғатталған|өшірілген|тоқтатылған)",
    }),
    *_both("rate_limited", Reach.BLOCKED, _BUSY, (F, I), {
        "en": r"you(?:'re| are) temporarily blocked|please wait a few minutes before you try again|it looks like you were misusing this feature|something went wrong$|(?:this|your) browser (?:is not|isn't) supported",
        "ru": r"вы временно заблокированы|подождите несколько минут|ваш браузер не поддерживается",
        "kk": r"сіз уақытша бұғатталдыңыз|бірнеше минут күте тұрыңыз",
    }),
    *_both("platform_login", Reach.WALLED, _LOGIN, (F, I), {
        "en": r"log ?in(?:to)? (?:to )?(?:facebook|instagram|continue|see)|log into facebook|login$|you must log in|(?:log in|sign up) to (?:see|continue|view)|facebook - log in or sign up|facebook$|see (?:more|posts|photos)[^.]{0,60}on (?:facebook|instagram)|instagram$|create an account or log in|sign up to see photos|log in or sign up(?: to view)?|welcome back to instagram|you need to be logged|join or log in",
        "ru": r"вход(?: на)?(?: в)? (?:facebook|instagram)|войдите|войти$|войти на facebook|вход$|необходимо войти|чтобы продолжить,? войдите|войти или зарегистрироваться|(?:facebook|instagram)(?:: | - )?(?:войдите|вход|войти)|зарегистрируйтесь|создайте аккаунт|выполните вход",
        "kk": r"(?:facebook|instagram)[- ]?(?:ке|қа|ға|ге)? кір|кіріңіз|кіру$|жүйеге кір|жалғастыру үшін[^.]{0,30}кір|аккаунтыңызға кір|тіркеліңіз|тіркелу$",
    }),
)  # fmt: skip

TELEGRAM: tuple[Sign, ...] = (
    *rows("telegram_post_not_found", Reach.GONE, Place.NAMES, _REMOVED, {"*": r"\.tgme_widget_message_error "}, platforms=(T,), prose=60, story=60,
          also=r"not found|doesn't exist|deleted|не найден|удал|табылма|жойыл"),
    *_both("telegram_country", Reach.BLOCKED, _COUNTRY, (T,), {
        "en": r"this (?:channel|group|message|post|user|bot)[^.]{0,60}(?:local laws|in your country|local law)", "ru": r"(?:этот |это )?(?:канал|группа|сообщение)[^.]{0,60}(?:местн\w+ закон|в вашей стране)",
        "kk": r"(?:бұл )?(?:арна|топ|хабарлама)[^.]{0,60}(?:жергілікті заң|еліңізде)",
    }),
    *_both("telegram_removed", Reach.GONE, _REMOVED, (T,), {
        "en": r"(?:this )?(?:post|message|channel|group|username|user)(?: \w+){0,2} (?:not found|doesn't exist|does not exist|was deleted|has been deleted|is unavailable|is no longer|can't be displayed|cannot be displayed|is not available)|sorry,? this (?:channel|group|post)",
        "ru": r"(?:этот |эта |это |данный )?(?:пост|сообщение|канал|группа|пользователь|публикация|чат)(?: \w+){0,2} (?:не найден|не существует|удален|недоступ|больше не|был удален|было удален|заблокирован)",
        "kk": r"(?:бұл )?(?:жазба|хабарлама|арна|топ|пост|жарияланым|пайдаланушы)\w*(?: \w+){0,2} (?:табылмады|жойылған|жойылды|қолжетімсіз|қолжетімді емес|өшірілген|жоқ)",
    }),
    *_both("telegram_private", Reach.GONE, _PRIVATE, (T,), {
        "en": r"(?:this )?(?:channel|group|chat) is private|private (?:channel|group)|request to join", "ru": r"(?:этот |это )?(?:закрыт\w+ |частн\w+ |приватн\w+ )(?:канал|групп)|(?:канал|группа) (?:закрыт|приватн)\w*",
        "kk": r"(?:бұл )?(?:жабық|жеке) (?:арна|топ)|(?:бұл )?(?:арна|топ) (?:жабық|жеке)",
    }),
)  # fmt: skip

X_SIGNS: tuple[Sign, ...] = (
    *rows("login_address", Reach.WALLED, Place.ADDRESS, _LOGIN, {"*": r"/i/flow/(?:login|signup)|/login(?:/|\?|$)|/account/(?:access|begin)"}, platforms=(X,), prose=None),
    *_both("x_suspended", Reach.GONE, _SUSPENDED, (X,), {
        "en": r"(?:this )?account (?:is |has been )?suspended|this (?:post|tweet) is from (?:a suspended|an account that no longer exists)|x suspends accounts|twitter suspends accounts|this (?:post|tweet) violated the",
        "ru": r"(?:эта |этот )?(?:учетная запись|аккаунт|профиль)[^.]{0,20}(?:заблокирован|приостановлен|удален)|(?:это|этот) (?:пост|твит|сообщение)[^.]{0,30}(?:заблокированн|удаленн|нарушил)|действие (?:учетной записи|аккаунта) приостановлено",
        "kk": r"(?:бұл )?(?:аккаунт|тіркелгі)\w*[^.]{0,20}(?:бұғатталған|тоқтатылған|тоқтатылды)|(?:бұл )?(?:жазба|твит)[^.]{0,30}бұғатталған",
    }),
    *_both("x_restricted", Reach.GONE, _PRIVATE, (X,), {
        "en": r"you(?:'re| are) (?:unable|not able) to view this|you(?:'re| are) not authorized to (?:see|view)|this (?:account owner|user) limits who|(?:these|this account's) (?:posts|tweets) are protected",
        "ru": r"вы не можете (?:просмотреть|посмотреть|видеть)|(?:владелец|автор)[^.]{0,40}ограничил|(?:эти )?(?:посты|твиты) защищены|твиты этого", "kk": r"(?:сіз )?бұл (?:жазбаны|твитті) көре алмайсыз|жазбалар қорғалған",
    }),
    *_both("x_removed", Reach.GONE, _REMOVED, (X,), {
        "en": r"(?:hmm\W*)?this (?:page|post|tweet|account)(?: \w+){0,2} (?:doesn't exist|does not exist|was deleted|has been deleted|is unavailable|isn't available|is no longer available|unavailable|not found)|this (?:post|tweet) was (?:deleted|removed)|(?:post|tweet|page|account) (?:not found|unavailable)|nothing to see here",
        "ru": r"(?:этой |эта |этого |этот |это |такой |такая |хм\W*)+(?:страниц|пост|твит|учетн|аккаунт|публикаци|запис|сообщени)\w*(?: \w+){0,2} (?:не существует|удален|недоступ|нет|больше|не найден|был|заблокирован)|(?:твит|пост|страница|запись) (?:не найден|недоступ|удален)",
        "kk": r"(?:бұл |мұндай )?(?:бет|жазба|твит|пост|аккаунт|парақша|тіркелгі)\w*(?: \w+){0,2} (?:жоқ|жойылған|жойылды|қолжетімді емес|қолжетімсіз|өшірілген|табылмады)",
    }),
    *_both("platform_login", Reach.WALLED, _LOGIN, (X,), {
        "en": r"log ?in to (?:x|twitter)|sign in to (?:x|twitter)|(?:log|sign) in to|(?:join|happening now)|see what's happening", "ru": r"вход в (?:x|твиттер|twitter)|войдите|войти в|присоединяйтесь|в курсе происходящего", "kk": r"(?:x|twitter)[- ]?(?:ке|қа)? кір|жүйеге кір|кіріңіз",
    }),
)  # fmt: skip

VK_OK: tuple[Sign, ...] = (
    *rows("login_address", Reach.WALLED, Place.ADDRESS, _LOGIN,
          {"*": r"/login(?:\.php)?(?:/|\?|$)|//(?:login|id|connect)\.(?:vk|ok)\.|/\?(?:.*&)?(?:to|act)=|st\.cmd=(?:anonymmain|anonymlogin)|/dk\?.*st\.redirect|/feed\?.*login|/auth(?:/|\?|$)"},
          platforms=(V, O), prose=None),
    *_both("vk_country", Reach.BLOCKED, _COUNTRY, (V, O), {
        "en": r"(?:this )?(?:content|page|post|material|video|community)[^.]{0,80}(?:in your country|in your region|on the territory|at the request of)", "ru": r"(?:этот |данн\w+ )?(?:материал|страница|запись|контент|видео|сообщество|группа)[^.]{0,80}(?:на территории|в вашей стране|в вашем регионе|по требованию|на основании решения|по решению суда)",
        "kk": r"(?:бұл )?(?:материал|бет|жазба|контент|бейне|қауымдастық)\w*[^.]{0,80}(?:аумағында|еліңізде|талабы бойынша|шешімі)",
    }),
    *_both("account_suspended", Reach.GONE, _SUSPENDED, (V, O), {
        "en": r"(?:this |the )?(?:page|community|group|account|profile|user)(?: \w+){0,2} (?:has been|is|was) (?:blocked|banned|frozen|suspended)", "ru": r"(?:эта |эт\w+ |данн\w+ )?(?:страница|сообщество|группа|аккаунт|профиль|пользователь)(?: \w+){0,3} (?:временно |была? |было )?(?:заблокирован|заморожен|забанен)|(?:страница|профиль) (?:пользователя )?заблокирован",
        "kk": r"(?:бұл |осы )?(?:бет|парақша|қауымдастық|топ|аккаунт|профиль|пайдаланушы)\w*(?: \w+){0,3} (?:бұғатталған|бұғатталды|қатырылған)",
    }),
    *_both("post_private", Reach.GONE, _PRIVATE, (V, O), {
        "en": r"(?:this is a )?(?:private|closed) (?:profile|community|group|page)|access (?:denied|restricted|to (?:this|the))|(?:this )?(?:profile|community|group) is (?:private|closed)|the (?:author|owner|user)[^.]{0,40}(?:hid|hidden|restricted|limited)|you (?:don't|do not) have (?:access|permission)",
        "ru": r"(?:это )?(?:закрыт\w+|частн\w+|приватн\w+) (?:профиль|сообщество|группа|страница)|доступ (?:к [^.]{0,40})?(?:ограничен|запрещен|закрыт)|(?:профиль|группа|сообщество|страница|запись) (?:закрыт|скрыт|доступн\w+ только)|(?:пользователь|владелец|автор)[^.]{0,40}(?:ограничил|скрыл|закрыл)|ошибка доступа|у вас нет (?:доступа|прав)|нет доступа",
        "kk": r"(?:бұл )?(?:жабық|жеке) (?:профиль|топ|қауымдастық|парақша)|(?:бұл )?(?:профиль|топ|қауымдастық|парақша|бет)\w* (?:жабық|жасырын)|(?:қол ?жеткізу|кіру) (?:шектел|жабық|тыйым)|(?:пайдаланушы|иесі|авторы)[^.]{0,40}(?:шектеген|жасырған|жапқан)",
    }),
    *_both("post_removed", Reach.GONE, _REMOVED, (V, O), {
        "en": r"(?:this |the )?(?:page|post|wall post|content|video|photo|topic|community|group|user|profile|material|entry)(?: \w+){0,3} (?:not found|has (?:either )?been deleted|has (?:either )?been removed|was deleted|is deleted|does not exist|doesn't exist|unavailable|is unavailable|deleted|has not been created|is not available|isn't available)|(?:user|owner) (?:has )?deleted (?:their|his|her|the) (?:page|profile|account)|there is no such page",
        "ru": r"(?:эта |этот |это |такой |такая |этой |данн\w+ |запрашиваем\w+ )?(?:страниц|запис|пост|материал|видео|фото|тем|сообщество|групп|пользовател|профил|публикаци|заметк|контент|видеозапис)\w*(?: \w+){0,3} (?:не найден|удален|была удален|был удален|не существует|нет|недоступ|больше|скрыт|отсутств|либо|не доступ)|пользователь удалил (?:свою|свой|профиль|страницу)|(?:владелец|автор) удалил|такой страницы нет|этой страницы нет",
        "kk": r"(?:бұл |мұндай |сұралған )?(?:бет|парақша|жазба|пост|материал|бейне|видео|фото|тақырып|қауымдастық|топ|пайдаланушы|профиль)\w*(?: \w+){0,3} (?:табылмады|жойылған|жойылды|өшірілген|жоқ|қолжетімсіз|қолжетімді емес)|пайдаланушы (?:өз )?(?:парақшасын|бетін|профилін) жой",
    }),
    *_both("platform_login", Reach.WALLED, _LOGIN, (V, O), {
        "en": r"log ?in(?: to|$)|sign in|you (?:need|have|must) to? ?(?:log|sign)|vk \| (?:login|sign in)|welcome! ?\| vk|login|log in to (?:vk|ok|continue)",
        "ru": r"вход(?: в| на|$)|войдите|войти(?: |$)|(?:вам )?необходимо (?:войти|авториз|зайти)|чтобы (?:просм|посм|продолж|увид)[^.]{0,80}(?:войд|войти|зайти|авториз|зарегистр)|авторизац|добро пожаловать$|(?:вконтакте|одноклассники)(?:[:.] )?(?:вход|войдите|добро пожаловать)|для просмотра",
        "kk": r"кіру(?: |$)|кіріңіз|жүйеге кір|жалғастыру үшін|[^.]{0,40}көру үшін[^.]{0,40}кір|авторизац",
    }),
)  # fmt: skip

TIKTOK: tuple[Sign, ...] = (
    *rows("tiktok_status", Reach.GONE, Place.SOURCE, _REMOVED,
          {"*": r"\"statusCode\"\s*:\s*(?:10204|10202|10221|10223|10225)\b|\"statusMsg\"\s*:\s*\"(?:item doesn't exist|user doesn't exist|status_deleted|status_self_see|cross_border_violation|user_banned|status_reviewing|status_friend_see)"},
          platforms=(K,), prose=None),
    *rows("tiktok_private", Reach.GONE, Place.SOURCE, _PRIVATE, {"*": r"\"statusCode\"\s*:\s*(?:10216|10222)\b|\"statusMsg\"\s*:\s*\"(?:item is private|author_secret)"}, platforms=(K,), prose=None),
    *rows("login_address", Reach.WALLED, Place.ADDRESS, _LOGIN, {"*": r"/login(?:/|\?|$)"}, platforms=(K,), prose=None),
    *_both("tiktok_removed", Reach.GONE, _REMOVED, (K,), {
        "en": r"(?:this )?(?:video|account|page|user|post)(?: \w+){0,2} (?:currently unavailable|unavailable|not available|isn't available|is unavailable|no longer available|was banned|has been removed|doesn't exist|not found)|video currently unavailable|couldn't find this (?:account|video|page)|account banned",
        "ru": r"(?:это |этот )?(?:видео|аккаунт|страница|пользователь)(?: \w+){0,2} (?:сейчас |временно )?(?:недоступ|удален|не найден|заблокирован|больше)|не удалось найти (?:этот|это|эту)|видео сейчас недоступно",
        "kk": r"(?:бұл )?(?:бейне|видео|аккаунт|бет|парақша)\w*(?: \w+){0,3} (?:қолжетімді емес|қолжетімсіз|жойылған|табылмады|бұғатталған)|(?:бұл )?аккаунтты таба алмадық",
    }),
    *_both("platform_login", Reach.WALLED, _LOGIN, (K,), {
        "en": r"log in to (?:tiktok|continue|see|view|watch)|log in$|sign up for tiktok", "ru": r"вход(?: в tiktok)?$|войдите|войти(?: в tiktok)?$", "kk": r"tiktok-қа кір|кіріңіз|кіру$",
    }),
)  # fmt: skip

PLATFORMS: tuple[Sign, ...] = (*YOUTUBE, *FACEBOOK_FAMILY, *TELEGRAM, *X_SIGNS, *VK_OK, *TIKTOK)
