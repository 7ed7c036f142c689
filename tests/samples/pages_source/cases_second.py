# ruff: noqa: E501 - pages are written as they are served
"""A second set, written after the tables and without looking at them, to see whether they generalise."""

from cases_gone import SITE
from chrome import CHROMES

CASES = []


def page(reach, lang, chrome, title, content, url=None, status=200, headers=None, hops=None, extra="", decoy=False):
    site, host = SITE[lang]
    url = hops[0][0] if hops else url or f"https://{host}/news/2020/11/27/zhurnalist-arest-15-sutok"
    CASES.append((reach, lang, url, CHROMES[chrome](lang, site, title, content, extra), status, headers, hops, decoy))


G = "GONE"

page(
    G,
    "en",
    "semantic",
    "404 Page Not Found | Steppe Observer",
    '<h1>404</h1><h2>Page Not Found</h2><p>The page you were looking for doesn\'t exist. You may have mistyped the address or the page may have moved.</p><a href="/">Take me home</a>',
)
page(
    G,
    "en",
    "wordpress",
    "Nothing found – Steppe Observer",
    "<h1>Nothing Found</h1><p>It seems we can’t find what you’re looking for. Perhaps searching can help.</p>",
)
page(
    G,
    "en",
    "bitrix",
    "Steppe Observer",
    "<h1>We can't seem to find the page you're looking for.</h1><p>Error code: 404</p><ul><li><a href=/>Home</a></li><li><a href=/s>Search</a></li></ul>",
)
page(
    G,
    "en",
    "semantic",
    "Error | Steppe Observer",
    "<h1>Something went wrong</h1><p>This article is no longer available on our website.</p>",
)
page(
    G,
    "en",
    "tilda",
    "Steppe Observer",
    "<h1>Whoops, our bad...</h1><p>The page you requested was not found, and we have a fine guess why. If you typed the URL directly, please make sure the spelling is correct. If you clicked on a link to get here, the link is outdated.</p>",
)
page(
    G,
    "en",
    "drupal",
    "Content unavailable",
    "<h1>This content has been taken down</h1><p>The story you are trying to reach has been taken down.</p>",
)
page(
    G,
    "en",
    "semantic",
    "Oops!",
    "<h1>Oops! You seem to be lost</h1><p>We searched high and low, but the page doesn't seem to be here. Try our homepage.</p>",
)
page(
    G,
    "ru",
    "semantic",
    "404 — страница не найдена",
    '<div class="err">404</div><div>Такой страницы у нас нет :(</div><a href=/>Вернуться на главную</a>',
)
page(
    G,
    "ru",
    "bitrix",
    "Ошибка 404",
    "<h1>Ошибка 404</h1><p>Неправильно набран адрес, или такой страницы на сайте больше не существует.</p><p>Вернитесь на <a href=/>главную</a> или воспользуйтесь картой сайта.</p>",
)
page(
    G,
    "ru",
    "dle",
    "Страница недоступна",
    "<h1>Страница недоступна</h1><p>Запрошенная вами страница была удалена или никогда не существовала.</p>",
)
page(G, "ru", "semantic", "Новость не найдена | Вести", "<p>Новость не найдена</p>")
page(
    G,
    "ru",
    "wordpress",
    "Ничего не найдено – Степной вестник",
    "<h1>Ничего не найдено</h1><p>К сожалению, по вашему запросу ничего не найдено.</p>",
)
page(G, "ru", "tilda", "Упс...", "<h1>Упс...</h1><p>Кажется, вы заблудились. Этой страницы не существует.</p>")
page(
    G,
    "ru",
    "semantic",
    "Публикация недоступна",
    "<h1>Публикация удалена</h1><p>Автор удалил эту публикацию или скрыл её настройками приватности.</p>",
)
page(G, "ru", "tables", "Статья удалена", "<p>Данная статья удалена с сайта по требованию правообладателя.</p>")
page(
    G,
    "ru",
    "drupal",
    "Документ не найден",
    "<h1>Документ не найден</h1><p>Возможно, документ был перемещён в другой раздел. Если вы считаете, что произошла ошибка, сообщите об этом администратору: admin@stepvest.example</p>",
)
page(
    G,
    "ru",
    "semantic",
    "Степной вестник",
    "<h1>Здесь ничего нет</h1><p>Мы не смогли найти страницу, на которую вы перешли. Проверьте адрес или начните с главной.</p>",
)
page(
    G,
    "kk",
    "semantic",
    "404 — бет табылмады",
    "<h1>Қате 404</h1><p>Мұндай бет біздің сайтта жоқ.</p><a href=/>Басты бетке қайту</a>",
)
page(
    G,
    "kk",
    "bitrix",
    "Бет жоқ",
    "<h1>Кешіріңіз, бет табылған жоқ</h1><p>Сіз енгізген мекенжай дұрыс емес немесе бет жойылған.</p>",
)
page(
    G,
    "kk",
    "wordpress",
    "Ештеңе табылмады – Дала жаршысы",
    "<h1>Ештеңе табылмады</h1><p>Сіздің сұранысыңыз бойынша ештеңе табылмады.</p>",
)
page(
    G, "kk", "semantic", "Жарияланым қолжетімсіз", "<h1>Жарияланым өшірілген</h1><p>Бұл жарияланымды автор өшірген.</p>"
)
page(
    G, "kk", "tilda", "Ой!", "<h1>Ой!</h1><p>Бұл бет енді жоқ немесе басқа жерге көшкен. Іздеуді қолданып көріңіз.</p>"
)
page(G, "kk", "dle", "Мақала табылмады", "<p>Өкінішке қарай, сіз іздеген мақала сайттан алынып тасталған.</p>")
page(G, "kk", "tables", "Дала жаршысы", "<p>Материал табылмады.</p>")
page(
    G,
    "kk",
    "semantic",
    "Сұралған бет табылмады",
    "<h1>Сұралған бет табылмады</h1><p>Мүмкін, ол жойылған, аты өзгертілген немесе уақытша қолжетімсіз. Сілтеменің дұрыстығын тексеріңіз.</p>",
)
FB = "https://www.facebook.com/permalink.php?story_fbid=10223344&id=1000"
page(
    G,
    "en",
    "bare",
    "Facebook",
    "<div>The page you requested cannot be displayed right now. It may be temporarily unavailable, the link you clicked on may be broken or expired, or you may not have permission to view this page.</div>",
    FB,
)
page(
    G,
    "ru",
    "bare",
    "Facebook",
    "<h2>Публикация недоступна</h2><div>Возможно, она была удалена или изменены настройки конфиденциальности.</div>",
    FB,
)
page(
    G,
    "kk",
    "bare",
    "Facebook",
    "<h2>Бұл бет қолжетімді емес</h2><div>Сілтеме бұзылған немесе бет жойылған болуы мүмкін.</div>",
    FB,
)
page(
    G,
    "kk",
    "bare",
    "Бет табылмады • Instagram",
    "<h2>Кешіріңіз, бұл бет қолжетімді емес.</h2>",
    "https://www.instagram.com/p/Cabc/",
)
page(
    G,
    "ru",
    "bare",
    "YouTube",
    "<div class=promo-title>Видео недоступно</div><div class=promo-message>Автор закрыл доступ к этому видео.</div>",
    "https://www.youtube.com/watch?v=Zabcdefghij",
)
page(
    G,
    "ru",
    "bare",
    " - YouTube",
    '<script>var ytInitialPlayerResponse = {"playabilityStatus":{"status":"ERROR","reason":"Видео недоступно","errorScreen":{"playerErrorMessageRenderer":{"subreason":{"simpleText":"Видео удалено пользователем"}}}}};</script>',
    "https://www.youtube.com/watch?v=Zabcdefghik",
)
page(
    G,
    "en",
    "bare",
    " - YouTube",
    '<script>var ytInitialPlayerResponse = {"playabilityStatus":{"status":"LOGIN_REQUIRED","messages":["This is a private video. Please sign in to verify that you may see it."]}};</script>',
    "https://www.youtube.com/watch?v=Zabcdefghil",
)
page(
    G,
    "en",
    "bare",
    "404 Not Found",
    "<div>This page isn't available. Sorry about that. Try searching for something else.</div>",
    "https://www.youtube.com/@nobody_at_all",
)
page(
    G,
    "en",
    "bare",
    "Telegram Widget",
    '<div class="tgme_widget_message js-widget_message"><div class="tgme_widget_message_error">Post not found</div></div>',
    "https://t.me/sampletv/991?embed=1",
)
page(
    G,
    "en",
    "bare",
    "Telegram: Contact @samplegone",
    '<div class="tgme_page"><div class="tgme_page_icon"><i class="tgme_icon_user"></i></div><div class="tgme_page_description">If you have <strong>Telegram</strong>, you can contact <a>@samplegone</a> right away.</div></div>',
    "https://t.me/samplegone/55",
)
page(
    G,
    "ru",
    "bare",
    "ВКонтакте",
    '<div class="message_page_title">Ошибка</div><div class="message_page_body">Страница удалена либо ещё не создана.</div>',
    "https://vk.com/id1234567",
)
page(
    G,
    "ru",
    "bare",
    "Закрытая группа",
    "<div>Доступ к группе ограничен. Вы не можете просматривать материалы этого сообщества.</div>",
    "https://vk.com/club77",
)
page(
    G,
    "ru",
    "bare",
    "Стена",
    "<div>Материал недоступен. Автор ограничил доступ или удалил запись.</div>",
    "https://vk.com/wall-77_88",
)
page(G, "en", "bare", "Error | VK", "<div>Page deleted or doesn't exist yet</div>", "https://vk.com/id998")
page(
    G,
    "ru",
    "bare",
    "OK.RU",
    '<div class="stub-empty_t">Страница не найдена</div><div>Вы перешли по устаревшей ссылке или допустили опечатку.</div>',
    "https://ok.ru/group/55/topic/66",
)
page(G, "ru", "bare", "Одноклассники", "<div>Группа заблокирована за нарушение правил</div>", "https://ok.ru/group/55")
page(
    G,
    "en",
    "bare",
    "X",
    "<div>This Post is from a suspended account. Learn more</div>",
    "https://x.com/a/status/12345678",
)
page(
    G,
    "en",
    "bare",
    "Profile / X",
    "<div>This account doesn’t exist</div><div>Try searching for another.</div>",
    "https://x.com/nobody_a",
)
page(
    G,
    "ru",
    "bare",
    "X",
    "<div>Хм... этой страницы не существует. Попробуйте найти что-нибудь другое.</div>",
    "https://x.com/a/status/12345679",
)
page(
    G,
    "en",
    "bare",
    "TikTok",
    "<p>Couldn't find this account</p><p>Looking for videos? Try browsing our trending creators, hashtags, and sounds.</p>",
    "https://www.tiktok.com/@nobody",
)
page(
    G,
    "en",
    "bare",
    "This account is private | TikTok",
    "<p>This account is private</p><p>Follow this account to see their contents and likes</p>",
    "https://www.tiktok.com/@secret",
)
page(
    G,
    "en",
    "semantic",
    "Steppe Observer – Home",
    "<h2>Top stories</h2><ul><li><a href=/1>One thing happened today</a></li><li><a href=/2>Two things happened</a></li><li><a href=/3>Three</a></li></ul>",
    hops=[("https://obs.example/2020/story-about-court", 302), ("https://obs.example/index.html", 200)],
)
page(
    G,
    "ru",
    "semantic",
    "Архив новостей",
    "<ul><li><a href=/1>Раз</a></li><li><a href=/2>Два</a></li><li><a href=/3>Три</a></li></ul>",
    hops=[("https://obs.example/ru/news/sud-vynes-prigovor-aktivistu", 301), ("https://obs.example/ru/archive/", 200)],
)
page(
    G,
    "ru",
    "semantic",
    "Категория: Общество",
    "<ul><li><a href=/1>Раз</a></li><li><a href=/2>Два</a></li><li><a href=/3>Три</a></li></ul>",
    hops=[
        ("https://obs.example/obshchestvo/12345-sud-vynes-prigovor.html", 301),
        ("https://obs.example/category/obshchestvo/", 200),
    ],
)
M = "MOVED"
A = "<article><h1>Суд вынес приговор активисту</h1><p>Суд района вынес приговор активисту Ивану Образцову, сообщили в пресс-службе. Заседание длилось девять часов.</p><p>Адвокат намерен обжаловать решение. Свидетели не явились.</p></article>"
page(
    M,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[
        ("http://obs.example/ru/news/sud-vynes-prigovor-aktivistu", 301),
        ("https://obs.example/ru/news/sud-vynes-prigovor-aktivistu", 301),
        ("https://obs.example/novosti/2020/sud-vynes-prigovor-aktivistu/", 200),
    ],
)
page(
    M,
    "ru",
    "bitrix",
    "Суд вынес приговор активисту",
    A,
    hops=[
        ("http://obs.example/index.php?option=com_content&view=article&id=4455", 301),
        ("https://obs.example/novosti/4455-sud-vynes", 200),
    ],
)
page(
    M,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[("https://blog.obs.example/post/99", 308), ("https://obs.example/blog/post/99", 200)],
)
page(
    M,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[
        ("https://obs.example/court-sentenced-activist", 301),
        ("https://obs.example/ru/court-sentenced-activist", 200),
    ],
)
page(
    M,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[
        ("https://obs.kz.example/news/2020/11/27/sud-prigovor", 301),
        ("https://obs.media.example/news/2020/11/27/sud-prigovor", 200),
    ],
)
page(
    M,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[("https://m.obs.example/news/77812", 301), ("https://obs.example/news/77812", 200)],
)
L = "LIVE"
page(
    L,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[("http://www.obs.example/news/77812/", 301), ("https://obs.example/news/77812", 200)],
)
page(
    L,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[("https://obs.example/news/77812?yclid=5", 302), ("https://obs.example/news/77812", 200)],
)
page(
    L,
    "ru",
    "semantic",
    "Суд вынес приговор активисту",
    A,
    hops=[("https://obs.example/go/77812", 307), ("https://obs.example/news/sud-vynes-prigovor-aktivistu", 200)],
)
page(
    L,
    "en",
    "bare",
    "The mill - YouTube",
    '<script>{"playabilityStatus":{"status":"OK"}}</script><div>The mill</div>',
    hops=[
        ("http://youtu.be/aBcDeFgHiJp?t=5", 301),
        ("https://www.youtube.com/watch?v=aBcDeFgHiJp&t=5&feature=youtu.be", 200),
    ],
)
W = "WALLED"
F = '<form action="/login"><input name=u placeholder="E-mail"><input type=password name=p placeholder="Password"><button>Continue</button></form>'
page(W, "en", "semantic", "Sign in | Steppe Observer", "<h1>Sign in to your account</h1>" + F)
page(
    W,
    "en",
    "wordpress",
    "Protected: Report – Steppe Observer",
    "<h1>Protected: Report</h1><p>This content is password protected. To view it please enter your password below:</p><form><input type=password><input type=submit></form>",
)
page(
    W,
    "ru",
    "wordpress",
    "Защищено: Доклад – Степной вестник",
    "<h1>Защищено: Доклад</h1><p>Это содержимое защищено паролем. Для его просмотра введите, пожалуйста, пароль:</p><form><input type=password></form>",
)
page(W, "ru", "semantic", "Личный кабинет", "<h1>Вход для подписчиков портала</h1>" + F)
page(W, "ru", "tables", "Вход в систему электронного документооборота", "<p>Введите логин и пароль</p>" + F)
page(W, "kk", "semantic", "Порталға кіру", "<h1>Порталға кіру</h1><p>Логин мен құпиясөзді енгізіңіз</p>" + F)
page(W, "kk", "bitrix", "Авторизация", "<p>Бұл бөлімді көру үшін авторизациядан өтіңіз.</p>" + F)
page(
    W,
    "en",
    "bare",
    "Facebook – log in or sign up",
    "<h2>Connect with friends and the world around you on Facebook.</h2>" + F,
    "https://www.facebook.com/groups/991/posts/77",
)
page(
    W,
    "en",
    "bare",
    "Log in or sign up to view",
    "<div>See posts, photos and more on Facebook.</div>" + F,
    "https://www.facebook.com/sample/photos/77",
)
page(
    W,
    "ru",
    "bare",
    "Войдите на Facebook",
    "<div>Чтобы увидеть больше материалов, войдите в аккаунт</div>" + F,
    "https://www.facebook.com/sample/photos/78",
)
page(W, "ru", "bare", "Войти • Instagram", F, "https://www.instagram.com/p/Cabd/")
page(
    W,
    "kk",
    "bare",
    "Instagram-ға кіру",
    "<div>Жалғастыру үшін Instagram-ға кіріңіз</div>" + F,
    "https://www.instagram.com/p/Cabe/",
)
page(
    W,
    "en",
    "bare",
    "LinkedIn",
    "<h1>Sign in to view more content</h1>",
    hops=[
        ("https://www.linkedin.com/posts/sample_1", 302),
        (
            "https://www.linkedin.com/authwall?trk=x&sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fposts%2Fsample_1",
            200,
        ),
    ],
)
page(W, "ru", "bare", "VK", "<div>Войдите во ВКонтакте, чтобы посмотреть запись</div>" + F, "https://vk.com/wall-91_1")
page(
    W,
    "ru",
    "bare",
    "Яндекс ID",
    "<h1>Войдите с Яндекс ID</h1>",
    hops=[
        ("https://disk.yandex.ru/i/abc", 302),
        ("https://passport.yandex.ru/auth?retpath=https%3A%2F%2Fdisk.yandex.ru%2Fi%2Fabc", 200),
    ],
)
page(
    W,
    "en",
    "bare",
    "Before you continue",
    "<h1>Before you continue to Google</h1><p>We use cookies and data to deliver our services.</p><button>Accept all</button>",
    hops=[
        ("https://www.youtube.com/watch?v=aBcDeFgHiJx", 302),
        ("https://consent.google.com/ml?continue=https://www.youtube.com/watch?v=aBcDeFgHiJx", 200),
    ],
)
page(
    W,
    "ru",
    "semantic",
    "Мы ценим вашу приватность",
    "<h1>Мы ценим вашу приватность</h1><p>Чтобы читать сайт, согласитесь на использование файлов cookie или оформите подписку без рекламы.</p><button>Согласиться и продолжить</button>",
)
page(
    W,
    "en",
    "semantic",
    "Cookie consent",
    "<h1>Cookie consent required</h1><p>To access this website you need to accept cookies.</p><button>I agree</button>",
)
page(
    W,
    "kk",
    "semantic",
    "Cookie келісімі",
    "<h1>Сайтты көру үшін келісім қажет</h1><p>Cookie файлдарын пайдалануға келісім беріңіз.</p><button>Келісемін</button>",
)
P = "PAYWALLED"
T = {
    "en": "<p>The minister promised in May to publish the contracts. By August nothing had appeared but a press release with a photograph of a bridge, and the bridge was another one.</p><p>Three companies share the road, and they share an address as well.</p>",
    "ru": "<p>В мае министр пообещал опубликовать договоры. К августу не появилось ничего, кроме пресс-релиза с фотографией моста, и мост был другой.</p><p>Дорогу делят три компании, и адрес у них тоже общий.</p>",
    "kk": "<p>Мамырда министр келісімшарттарды жариялауға уәде берген еді. Тамызға дейін көпірдің суреті бар баспасөз хабарламасынан басқа ештеңе шықпады, көпірі де басқа болып шықты.</p><p>Жолды үш компания бөліп алған.</p>",
}
for lang, gate in [
    ("en", "<div class=x><h2>Keep reading with a subscription</h2><p>Plans start at 2 a month.</p></div>"),
    ("en", "<div class=x><p>This story is reserved for our members.</p></div>"),
    (
        "en",
        "<div class=x><p>Already have a subscription? Sign in</p><p>To read the full story, subscribe or log in.</p></div>",
    ),
    ("en", "<div class=x>Want to read more? Subscribe now</div>"),
    ("en", "<div class=x>You have 0 free articles left this month. Subscribe for unlimited access.</div>"),
    ("ru", "<div class=x>Дочитать материал могут только подписчики</div>"),
    ("ru", "<div class=x>Материал доступен только по подписке</div>"),
    ("ru", "<div class=x><b>Оформите подписку, чтобы дочитать</b></div>"),
    ("ru", "<div class=x>Это закрытый материал. Купите доступ на месяц за 500 тенге</div>"),
    ("ru", "<div class=x>Полная версия доступна подписчикам. Подписаться</div>"),
    ("ru", "<div class=x>Статья доступна для подписчиков издания</div>"),
    ("kk", "<div class=x>Мақаланың толық нұсқасы жазылушыларға ғана қолжетімді</div>"),
    ("kk", "<div class=x>Әрі қарай оқу үшін жазылымды рәсімдеңіз</div>"),
    ("kk", "<div class=x>Толық мәтінді оқу үшін жазылыңыз немесе кіріңіз</div>"),
    ("kk", "<div class=x>Бұл материал ақылы. Айлық жазылым 500 теңге</div>"),
]:
    page(P, lang, "semantic", "Road", f"<article><h1>Road</h1>{T[lang]}{gate}</article>")
page(
    P,
    "en",
    "semantic",
    "Road",
    f'<article itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="isAccessibleForFree" content="False"><h1>Road</h1>{T["en"]}</article>',
)
B = "BLOCKED"
for lang, st, title, body, h in [
    (
        "en",
        200,
        "Security check",
        "<h1>Verifying your connection</h1><p>Please stand by while we check that your browser is safe.</p>",
        {},
    ),
    (
        "en",
        503,
        "Please Wait... | Cloudflare",
        "<h1>Please turn JavaScript on and reload the page.</h1>",
        {"server": "cloudflare"},
    ),
    (
        "en",
        200,
        "Human Verification",
        '<p>Please complete the CAPTCHA below to continue.</p><div class="h-captcha"></div>',
        {},
    ),
    (
        "en",
        200,
        "obs.example",
        '<p>To continue, please confirm you are not a robot.</p><div class="g-recaptcha"></div>',
        {},
    ),
    ("en", 200, "Oh noes!", "<h1>Oh noes!</h1><p>Your request was denied by Anubis. Access denied.</p>", {}),
    (
        "en",
        403,
        "ERROR: The request could not be satisfied",
        "<h1>403 ERROR</h1><h2>The request could not be satisfied.</h2><p>Request blocked. We can't connect to the server for this app or website at this time.</p><p>Generated by cloudfront</p>",
        {},
    ),
    (
        "en",
        200,
        "Request Rejected",
        "The requested URL was rejected. Please consult with your administrator. Your support ID is: 991",
        {},
    ),
    (
        "en",
        200,
        "Pardon Our Interruption",
        "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were a bot.</p>",
        {},
    ),
    ("ru", 200, "Проверяем, что вы не робот", "<p>Подождите, идёт проверка. Это займёт несколько секунд.</p>", {}),
    (
        "ru",
        200,
        "Подтверждение",
        "<h1>Подтвердите, что вы человек</h1><p>Нажмите на галочку, чтобы продолжить.</p>",
        {},
    ),
    ("ru", 403, "Доступ ограничен", "<h1>Ваш запрос заблокирован</h1>", {}),
    (
        "ru",
        200,
        "Защита от DDoS",
        "<p>Ваш браузер будет автоматически перенаправлен через 5 секунд</p>",
        {"server": "ddos-guard"},
    ),
    (
        "ru",
        200,
        "Сайт заблокирован",
        "<h1>Доступ к сайту заблокирован</h1><p>Доступ к сайту заблокирован по решению суда.</p>",
        {},
    ),
    ("ru", 200, "Капча", "<p>Введите символы с картинки</p><form><input></form>", {}),
    ("kk", 200, "Адам екеніңізді растаңыз", "<p>Жалғастыру үшін төмендегі белгіні басыңыз.</p>", {}),
    ("kk", 200, "Қауіпсіздікті тексеру", "<p>Браузеріңіз тексерілуде. Күте тұрыңыз.</p>", {}),
    ("kk", 403, "Тыйым салынған", "<h1>403</h1>", {}),
    (
        "kk",
        200,
        "Қолжетімділік шектелген",
        "<h1>Қолжетімділік шектелген</h1><p>Бұл сайтқа кіруге сот шешімімен тыйым салынған.</p>",
        {},
    ),
    ("en", 451, "451", "<p>blocked</p>", {}),
    ("en", 429, "Slow down", "<p>Rate limit exceeded</p>", {}),
    ("en", 401, "Unauthorized", "<p>Unauthorized</p>", {}),
    (
        "en",
        200,
        "Unavailable in your region",
        "<h1>Unavailable in your region</h1><p>We recognise you are attempting to access this website from a country belonging to the European Economic Area and cannot grant you access at this time.</p>",
        {},
    ),
]:
    page(B, lang, "bare", title, body, status=st, headers=h)
K = "PARKED"
for lang, title, body in [
    (
        "en",
        "obs.example - Registered at Namecheap.com",
        "<p>obs.example has been registered at Namecheap. This page is free courtesy of Namecheap.</p>",
    ),
    (
        "en",
        "obs.example domain name is for sale. Inquire now.",
        "<h1>obs.example</h1><p>The domain name obs.example is available for purchase. Get a price in less than 24 hours.</p>",
    ),
    (
        "en",
        "HugeDomains.com",
        "<h1>ObsExample.com is for sale</h1><p>Buy now: $2,895. Take immediate ownership, 30-day money back guarantee.</p>",
    ),
    (
        "en",
        "obs.example",
        "<h1>obs.example</h1><h3>Related Searches</h3><div><a href=#>Loans</a></div><div><a href=#>Hotels</a></div><div><a href=#>Credit cards</a></div><p>The domain owner maintains no relationship with the advertisers. Copyright obs.example. All Rights Reserved. Privacy Policy</p>",
    ),
    (
        "en",
        "Website Expired",
        "<h1>This website has expired</h1><p>If you are the site owner, please renew your subscription.</p>",
    ),
    (
        "en",
        "Coming Soon - Future home of something quite cool",
        "<h1>Future home of something quite cool.</h1><p>If you are the site owner, log in to launch this site.</p>",
    ),
    (
        "ru",
        "Домен obs.example: купить в магазине доменных имён",
        "<h1>obs.example</h1><p>Домен продаётся. Стоимость 150 000 рублей. Гарантия безопасной сделки.</p>",
    ),
    (
        "ru",
        "obs.example",
        "<h1>Домен obs.example зарегистрирован</h1><p>Сайт пока не создан. Закажите хостинг у нашего партнёра.</p>",
    ),
    (
        "ru",
        "Сайт не опубликован",
        "<h1>Этот сайт пока не опубликован</h1><p>Владелец домена ещё не разместил сайт на хостинге.</p>",
    ),
    (
        "ru",
        "Домен не привязан к хостингу",
        "<p>Домен направлен на наши серверы, но не привязан к аккаунту хостинга.</p>",
    ),
    (
        "ru",
        "Услуги хостинга приостановлены",
        "<p>Обслуживание сайта приостановлено за неуплату. Обратитесь в службу поддержки хостинга.</p>",
    ),
    ("ru", "Срок действия домена закончился", "<p>Срок действия доменного имени obs.example закончился.</p>"),
    (
        "ru",
        "Продаётся домен obs.example",
        "<p>Вы можете приобрести этот домен. Отправьте своё предложение владельцу.</p>",
    ),
    ("kk", "obs.example домені сатылады", "<p>Осы доменді сатып алғыңыз келсе, бізге жазыңыз.</p>"),
    ("kk", "Домен тіркелген", "<p>Бұл домен тіркелген және тіркеушінің бетінде тұр.</p>"),
    ("kk", "Хостинг тоқтатылды", "<h1>Хостинг қызметі тоқтатылды</h1><p>Сайт иесі төлем жасамаған.</p>"),
]:
    page(K, lang, "bare", title, body)
U = "UNREACHABLE"
page(U, "en", "bare", "503", "<h1>Backend fetch failed</h1>", status=503)
page(
    U,
    "ru",
    "bare",
    "Сайт на техобслуживании",
    "<h1>Сайт временно закрыт на техническое обслуживание</h1><p>Приносим извинения за неудобства.</p>",
)
page(U, "en", "bare", "Maintenance", "<h1>Briefly unavailable for scheduled maintenance. Check back in a minute.</h1>")
page(U, "kk", "bare", "Сайт уақытша жұмыс істемейді", "<h1>Техникалық үзіліс</h1><p>Жақында қайта қосыламыз.</p>")
# decoys
D = [
    (
        "en",
        "Error 404: the art of getting lost online",
        "A new book collects two hundred error pages. Its author, Lena Fiction, says that she began with one from a bakery. The page showed a burnt loaf and the words not found.",
    ),
    (
        "en",
        "The page has been deleted, the memory has not",
        "Relatives of the miners kept every letter. When the company deleted its page about the accident, they printed their own. It hangs in the hall.",
    ),
    (
        "en",
        "Video unavailable",
        "Our critic went to an exhibition of video art without video. The projectors were stolen in June. Visitors sit in the dark and listen to guards describing the films from memory, and it is splendid.",
    ),
    (
        "en",
        "Sign in, sign out: a night with the gatekeeper",
        "At the port gate Otto Invented signs in four hundred lorries a night. He knows the drivers by their coughs. At dawn he signs himself out in the same book.",
    ),
    (
        "en",
        "Checking your browser: how a charity protects its site",
        "The charity was attacked eleven times in spring. Now readers see a page saying that their browser is being checked. It costs the charity two readers in a hundred, its engineer says.",
    ),
    (
        "en",
        "This account has been suspended",
        "Poem of the week. This account has been suspended, said the spider of its thread, and swung above the cradle, and nobody cut it, and the child laughed at the eight small feet.",
    ),
    (
        "en",
        "We use cookies",
        "Grandmother Alma uses cookies to settle quarrels. In her kitchen hang the names of those who have not made peace. The recipe is short: flour, butter, time. The judge of the district sends her cases.",
    ),
    (
        "ru",
        "Статья удалена, вопросы остались",
        "Журналисты трёх изданий получили одинаковые письма с просьбой удалить статьи о свалке. Двое согласились. Третье издание опубликовало письмо целиком и приложило карту.",
    ),
    (
        "ru",
        "Доступ ограничен",
        "Выставка в краеведческом музее открыта, но доступ к ней ограничен: пол в зале провалился, и смотреть экспонаты разрешают с порога. Бинокли выдают под залог паспорта.",
    ),
    (
        "ru",
        "Проверка браузера: почему сайты просят подождать",
        "Всё чаще читатель видит надпись «Проверка браузера». Специалист Олег Вымышленный объяснил, зачем это нужно и как долго придётся ждать. Коротко: из-за роботов, которых стало больше, чем людей.",
    ),
    (
        "ru",
        "Для просмотра необходимо войти: новая постановка театра",
        "Зрителей новой постановки не пускают в зал, пока они не постучат. Режиссёр говорит, что вход и есть спектакль. Стучать надо трижды.",
    ),
    (
        "ru",
        "Срок регистрации домена истёк, и городской портал достался мошенникам",
        "Срок регистрации домена городского портала истёк в воскресенье. В понедельник на нём уже предлагали ставки. Акимат обещает вернуть адрес через суд.",
    ),
    (
        "ru",
        "Оформите подписку на газету до конца месяца",
        "Почта объявила декаду подписки. Выписать районную газету можно у почтальона или в отделении, ветеранам скидка. В прошлом году подписались шесть тысяч семей, в этом ждут семь.",
    ),
    (
        "ru",
        "Технические работы",
        "Так называется цех, где чинят старые часы. Мастер Пётр Придуманный держит в нём сорок будильников, и все показывают разное время. В шесть утра цех слышно на соседней улице.",
    ),
    (
        "ru",
        "Мы не нашли эту деревню на карте",
        "Экспедиция школьников искала деревню, из которой пришло письмо 1943 года. На карте её нет, в архиве тоже. Нашли колодец и яблони, посаженные в ряд.",
    ),
    (
        "kk",
        "Бет жойылды, ал естелік қалды",
        "Кеншілердің туыстары әр хатты сақтаған. Компания апат туралы бетін жойғанда, олар өз беттерін басып шығарды. Ол клубта ілулі тұр.",
    ),
    (
        "kk",
        "Кіру шектелген",
        "Өлкетану музейіндегі көрмеге кіру шектелген: залдың едені түсіп кеткен. Жәдігерлерді табалдырықтан тұрып көруге рұқсат беріледі, дүрбіні паспорт кепілдігіне береді.",
    ),
    (
        "kk",
        "Жазылушыларға ғана: ауыл газетінің жаңа тәжірибесі",
        "Ауыл газеті жабық арна ашты. Ішінде тек шөп сату туралы хабарландырулар бар. Оқырмандар шөптің жақсы екенін айтады, ал редактор оқырманның көбейгеніне қуанады.",
    ),
    (
        "kk",
        "Сіз робот емессіз бе? Оқушылар ешкі сауатын машина жасады",
        "Мектеп оқушылары ешкі сауатын машина құрастырды. Ол ешкілерден робот емес пе деп сұрайды. Ешкілер үндемейді, сонда да өткізіледі.",
    ),
    (
        "kk",
        "Домен мерзімі аяқталды: қала порталы алаяқтардың қолына өтті",
        "Қала порталының домен мерзімі жексенбіде аяқталды. Дүйсенбіде онда бәс тігу ұсынылып жатты. Әкімдік мекенжайды сот арқылы қайтаруға уәде берді.",
    ),
    (
        "kk",
        "Бір сәт күте тұрыңыз",
        "Қаланың ең көп айтатын сөзі — бір сәт күте тұрыңыз. Біз оны бір күнде поштада он бір рет, банкте алты рет, емханада қырық рет естідік. Не күтетінімізді ешкім айтпады, сонда да кезек тарқаған жоқ.",
    ),
]
for i, (lang, t, txt) in enumerate(D):
    ch = ["semantic", "wordpress", "bitrix", "dle", "tilda", "drupal", "tables"][i % 7]
    page(
        L,
        lang,
        ch,
        t + (f" – {SITE[lang][0]}" if i % 2 else ""),
        f"<h1>{t}</h1><p>{txt}</p>",
        url=f"https://{SITE[lang][1]}/a/{1000 + i}",
        decoy=True,
    )
