# ruff: noqa: E501 - pages are written as they are served
"""A third set, written anew from how such pages look, before a run of the tables over it: other sites, other wordings."""

from third_chrome import ALL

SITES = {
    "en": ("The Marrow Courier", "marrowcourier.example"),
    "ru": ("Берег Онлайн", "bereg-online.example"),
    "kk": ("Жаға ақпарат", "jaga.example"),
}
CASES = []


def c(name, reach, lang, chrome, title, body, url=None, *, status=200, headers=None, hops=None, extra="", decoy=False):
    site, host = SITES[lang]
    url = url or (hops[0][0] if hops else f"https://{host}/2021/09/08/{name}")
    CASES.append((name, reach, lang, url, ALL[chrome](lang, site, title, body, extra), status, headers, hops, decoy))


def ps(*texts):
    return "".join(f"<p>{one}</p>" for one in texts)


# --- soft 404 -------------------------------------------------------------------------------------------
c(
    "nf-next-en",
    "GONE",
    "en",
    "hashed",
    "404: This page could not be found",
    '<div style="line-height:48px"><div class="h1a">404</div><div><div>This page could not be found.</div></div></div>',
)
c(
    "nf-next-ru",
    "GONE",
    "ru",
    "hashed",
    "Берег Онлайн — новости региона",
    '<div class="e1">404</div><div class="e2">Страница, которую вы ищете, не существует</div><a href="/" class="e3">На главную</a>',
)
c(
    "nf-next-kk",
    "GONE",
    "kk",
    "hashed",
    "Жаға ақпарат",
    '<div class="e1">404</div><div class="e2">Өкінішке орай, мұндай бет табылмады</div><a href="/" class="e3">Басты бетке өту</a>',
)
c(
    "nf-portal-ru",
    "GONE",
    "ru",
    "portal",
    "Берег Онлайн",
    "<h2>Ошибка!</h2><p>Новость не найдена, либо удалена администратором сайта.</p><a href='javascript:history.back()'>Назад</a>",
)
c(
    "nf-portal-kk",
    "GONE",
    "kk",
    "portal",
    "Жаға ақпарат",
    "<h2>Қате!</h2><p>Жаңалық табылмады немесе әкімші өшірген.</p><a href='javascript:history.back()'>Артқа</a>",
)
c(
    "nf-portal-en",
    "GONE",
    "en",
    "portal",
    "The Marrow Courier",
    "<h2>Error</h2>The item you requested does not exist in our database.",
)
c(
    "nf-gov-kk",
    "GONE",
    "kk",
    "gov",
    "Бет табылмады",
    "<h1>404</h1><p>Сіз сұраған бет табылмады. Мүмкін, ол жойылған немесе мекенжайы өзгертілген.</p>",
    url="https://akimat-jaga.example/kk/documents/details/44171",
)
c(
    "nf-gov-ru",
    "GONE",
    "ru",
    "gov",
    "Страница не найдена",
    "<h1>Запрашиваемый материал не найден</h1><p>Проверьте правильность адреса или воспользуйтесь поиском по порталу.</p>",
    url="https://akimat-bereg.example/ru/documents/details/44171",
)
c(
    "nf-gov-doc",
    "GONE",
    "ru",
    "gov",
    "Документы",
    "<h1>Документы</h1><p>Документ отсутствует или снят с публикации.</p>",
    url="https://akimat-bereg.example/ru/documents/details/9911",
)
c(
    "nf-blog-en",
    "GONE",
    "en",
    "blog",
    "404 — Page not found",
    '<div class="error-code">404</div><h1 class="error-description">Page not found</h1><a class="error-link" href="/">Go to the front page →</a>',
)
c(
    "nf-blog-ru",
    "GONE",
    "ru",
    "blog",
    "Запись не найдена",
    "<h1>Запись удалена или ещё не создана</h1><p>Возможно, автор передумал.</p>",
)
c("nf-blog-kk", "GONE", "kk", "blog", "Жазба жоқ", "<h1>Бұл жазба жойылған немесе әлі жарияланбаған</h1>")
c(
    "nf-busy-en",
    "GONE",
    "en",
    "busy",
    "Page Not Found - The Marrow Courier",
    "<h1>We're sorry</h1><p>The story you were looking for isn't here any more, or the link that brought you was wrong.</p>",
)
c(
    "nf-busy-ru",
    "GONE",
    "ru",
    "busy",
    "404",
    "<div class='err-num'>404</div><div class='err-t'>К сожалению, такой страницы нет</div><div class='err-p'>Начните с главной или посмотрите последние новости.</div>",
)
c(
    "nf-busy-kk",
    "GONE",
    "kk",
    "busy",
    "404 қате",
    "<h1>Қате 404</h1><p>Мұндай бет жоқ. Сілтеме ескірген болуы мүмкін.</p>",
)
c(
    "nf-removed-ru",
    "GONE",
    "ru",
    "busy",
    "Материал удалён",
    "<h1>Материал удалён</h1><p>Редакция удалила эту публикацию.</p>",
)
c(
    "nf-removed-kk",
    "GONE",
    "kk",
    "busy",
    "Материал жойылды",
    "<h1>Материал жойылды</h1><p>Бұл жарияланым редакция шешімімен алынып тасталды.</p>",
)
c(
    "nf-removed-en",
    "GONE",
    "en",
    "hashed",
    "Article removed | The Marrow Courier",
    "<div class='a1'>This article has been removed.</div><div class='a2'>It was withdrawn by the publisher on legal advice.</div>",
)
c("nf-court-ru", "GONE", "ru", "portal", "Берег Онлайн", "<p><b>Материал снят с публикации по решению суда.</b></p>")
c(
    "nf-rkn-ru",
    "GONE",
    "ru",
    "blog",
    "Берег Онлайн",
    "<h1>Эта статья больше недоступна</h1><p>Мы удалили её, чтобы не подвергать опасности наших героев.</p>",
)
c(
    "nf-empty-search-en",
    "GONE",
    "en",
    "blog",
    "Archive - The Marrow Courier",
    "<h1>No results found</h1><p>The page you requested could not be found. Try refining your search, or use the navigation above to locate the post.</p>",
)
c(
    "nf-empty-list-ru",
    "GONE",
    "ru",
    "portal",
    "Новости",
    "<h2>Новости</h2><p>По вашему запросу ничего не найдено.</p>",
    url="https://bereg-online.example/news/?id=18822",
)
c(
    "nf-empty-list-kk",
    "GONE",
    "kk",
    "portal",
    "Жаңалықтар",
    "<h2>Жаңалықтар</h2><p>Сұранысыңыз бойынша ештеңе табылмады.</p>",
    url="https://jaga.example/news/?id=18822",
)
c(
    "nf-joomla-ru",
    "GONE",
    "ru",
    "naked",
    "Ошибка: 404 Материал не найден",
    "<div class='error'><div id='outline'><div id='errorboxoutline'><div id='errorboxheader'>404 - Материал не найден</div><div id='errorboxbody'><p><strong>Вы не можете посетить текущую страницу по причине:</strong></p><ol><li>просроченная закладка/избранное</li><li>поисковый механизм, у которого просрочен список для этого сайта</li><li>пропущен адрес</li><li>у вас <strong>нет прав доступа</strong> на эту страницу</li><li>Запрашиваемый ресурс не найден.</li></ol></div></div></div></div>",
)
c(
    "nf-phpbb-en",
    "GONE",
    "en",
    "naked",
    "Information",
    "<div id='wrap'><h2>Information</h2><p>The requested topic does not exist.</p></div>",
    url="https://forum.marrowcourier.example/viewtopic.php?t=8812",
)
c(
    "nf-phpbb-ru",
    "GONE",
    "ru",
    "naked",
    "Информация",
    "<div id='wrap'><h2>Информация</h2><p>Запрошенной темы не существует.</p></div>",
    url="https://forum.bereg-online.example/viewtopic.php?t=8812",
)
c(
    "nf-blogger",
    "GONE",
    "ru",
    "blog",
    "Дневник плотника",
    "<div class='status-msg-wrap'><div class='status-msg-body'>К сожалению, запрашиваемая вами страница в этом блоге не существует.</div></div>",
)
c(
    "nf-drive-ru",
    "GONE",
    "ru",
    "naked",
    "Ничего не найдено",
    "<h1>Ничего не найдено</h1><p>Возможно, владелец удалил файлы или закрыл к ним доступ.</p><p>А может быть, вы открыли ссылку с опечаткой.</p>",
    url="https://disk.bereg-online.example/i/xK2aa9",
)
c(
    "nf-drive-en",
    "GONE",
    "en",
    "naked",
    "File not found",
    "<p>Sorry, the file you have requested does not exist.</p><p>Make sure that you have the correct URL and the file exists.</p>",
    url="https://files.marrowcourier.example/file/d/1aB/view",
)
c(
    "nf-medium",
    "GONE",
    "en",
    "naked",
    "Not Found",
    "<div>PAGE NOT FOUND</div><h2>404</h2><div>Out of nothing, something.</div><div>You can find (just about) anything on here — apparently even a page that doesn't exist. Maybe these stories will take you somewhere new?</div>",
)
c(
    "nf-user-410",
    "GONE",
    "en",
    "naked",
    "Not Found",
    "<div>410</div><h2>User deactivated or deleted their account.</h2>",
)
c("nf-lj", "GONE", "ru", "blog", "Пост удалён", "<h1>Ошибка</h1><p>Этот журнал был удалён владельцем.</p>")
c("nf-shop", "GONE", "ru", "gov", "Товар не найден", "<h1>Товар снят с продажи или не найден</h1>")
c("nf-404-real", "GONE", "en", "busy", "The Marrow Courier", ps("Welcome back. Pick a story."), status=404)
c("nf-410-real", "GONE", "kk", "naked", "Gone", "<h1>410 Gone</h1>", status=410)
c("nf-404-empty", "GONE", "ru", "naked", "", "", status=404)
c(
    "canon-home-ru",
    "GONE",
    "ru",
    "busy",
    "Берег Онлайн — новости региона",
    "<h2>Главные новости</h2>",
    extra='<link rel="canonical" href="https://bereg-online.example/">',
)
c(
    "canon-home-en",
    "GONE",
    "en",
    "hashed",
    "The Marrow Courier | Local news that listens",
    "<div class='hero'><a href='/s/1'>Bridge closed to lorries until May</a></div>",
    extra='<link rel="canonical" href="https://marrowcourier.example/">',
)

# --- redirects ------------------------------------------------------------------------------------------
EN_ART = (
    "<article><h1>Ferry stops at noon</h1>"
    + ps(
        "The small ferry between the two banks stops at noon from Monday, the harbour office said.",
        "About two hundred people use it daily to get to the market and the clinic; a bus is promised instead, though the road is forty kilometres longer.",
        "“We were told on a Friday evening,” said the ferryman Toma Brill.",
    )
    + "</article>"
)
RU_ART = (
    "<article><h1>Паром остановят в полдень</h1>"
    + ps(
        "Маленький паром между двумя берегами с понедельника не будет ходить после полудня, сообщили в управлении порта.",
        "Им пользуются около двухсот человек в день: ездят на рынок и в поликлинику. Обещают автобус, но дорога в объезд длиннее на сорок километров.",
        "«Нам сказали в пятницу вечером», — говорит паромщик Тома Брилёв.",
    )
    + "</article>"
)
KK_ART = (
    "<article><h1>Паром түсте тоқтайды</h1>"
    + ps(
        "Екі жағаны қосатын шағын паром дүйсенбіден бастап түстен кейін жүрмейді, деп хабарлады айлақ басқармасы.",
        "Онымен күніне екі жүздей адам базар мен емханаға қатынайды. Орнына автобус беріледі, бірақ айналма жол қырық шақырымға ұзақ.",
        "«Бізге жұма күні кешке айтты», — дейді паромшы Тома Брилов.",
    )
    + "</article>"
)
c(
    "rd-https",
    "LIVE",
    "en",
    "busy",
    "Ferry stops at noon - The Marrow Courier",
    EN_ART,
    hops=[
        ("http://marrowcourier.example/2021/09/08/ferry-stops-at-noon", 301),
        ("https://marrowcourier.example/2021/09/08/ferry-stops-at-noon", 200),
    ],
)
c(
    "rd-www-slash",
    "LIVE",
    "ru",
    "hashed",
    "Паром остановят в полдень",
    RU_ART,
    hops=[
        ("http://bereg-online.example/news/parom-v-polden", 301),
        ("http://www.bereg-online.example/news/parom-v-polden", 301),
        ("https://www.bereg-online.example/news/parom-v-polden/", 200),
    ],
)
c(
    "rd-amp-query",
    "LIVE",
    "kk",
    "blog",
    "Паром түсте тоқтайды",
    KK_ART,
    hops=[("https://jaga.example/news/3311-parom?utm_source=fb", 302), ("https://jaga.example/news/3311-parom", 200)],
)
c(
    "rd-moved-domain",
    "MOVED",
    "en",
    "blog",
    "Ferry stops at noon",
    EN_ART,
    hops=[
        ("https://old-courier.example/2021/09/08/ferry-stops-at-noon", 301),
        ("https://marrowcourier.example/2021/09/08/ferry-stops-at-noon", 200),
    ],
)
c(
    "rd-moved-path",
    "MOVED",
    "ru",
    "gov",
    "Паром остановят в полдень",
    RU_ART,
    hops=[
        ("https://bereg-online.example/index.php?option=com_content&id=4417", 301),
        ("https://bereg-online.example/novosti/4417-parom-ostanovyat-v-polden", 200),
    ],
)
c(
    "rd-moved-308",
    "MOVED",
    "kk",
    "hashed",
    "Паром түсте тоқтайды",
    KK_ART,
    hops=[
        ("https://jaga.example/2021/09/parom-tuste-toqtaidy", 308),
        ("https://jaga.example/qogam/parom-tuste-toqtaidy", 200),
    ],
)
c(
    "rd-home-en",
    "GONE",
    "en",
    "busy",
    "The Marrow Courier - Local news that listens",
    "<h2>Today</h2>",
    hops=[
        ("https://marrowcourier.example/2021/09/08/ferry-stops-at-noon", 301),
        ("https://marrowcourier.example/", 200),
    ],
)
c(
    "rd-home-kk",
    "GONE",
    "kk",
    "portal",
    "Жаға ақпарат",
    "<h2>Бүгін</h2>",
    hops=[("https://jaga.example/kz/news/full/8817", 302), ("https://jaga.example/kz", 200)],
)
c(
    "rd-section-ru",
    "GONE",
    "ru",
    "busy",
    "Новости — Берег Онлайн",
    "<h1>Новости</h1>",
    hops=[
        ("https://bereg-online.example/news/2021/parom-v-polden-ostanovyat", 301),
        ("https://bereg-online.example/news/", 200),
    ],
)
c(
    "rd-error-en",
    "GONE",
    "en",
    "blog",
    "Oops",
    "<h1>Oops</h1><p>Try the search.</p>",
    hops=[
        ("https://marrowcourier.example/story.aspx?id=7711", 302),
        ("https://marrowcourier.example/errors/404.aspx?aspxerrorpath=/story.aspx", 200),
    ],
)
c(
    "rd-login-ru",
    "WALLED",
    "ru",
    "gov",
    "Берег — вход",
    "<h1>Личный кабинет</h1><form><input name=u><input type=password name=p><button>Войти</button></form>",
    hops=[
        ("https://akimat-bereg.example/ru/appeals/5531", 302),
        ("https://akimat-bereg.example/ru/auth/login?returnUrl=%2Fru%2Fappeals%2F5531", 200),
    ],
)
c(
    "rd-parking",
    "PARKED",
    "en",
    "naked",
    "marrowpost.example",
    "<h1>marrowpost.example</h1><p>Related searches</p><ul><li>Local news</li><li>Loans</li></ul>",
    hops=[
        ("http://marrowpost.example/2014/05/flood", 302),
        ("http://ww16.marrowpost.example/2014/05/flood?sub1=2021", 200),
    ],
)
c(
    "rd-forsale",
    "PARKED",
    "en",
    "naked",
    "beregpost.example is for sale | HugeDomains",
    "<h1>beregpost.example</h1><p>Buy now for: $2,895</p><p>or start payment plan of $120/mo</p>",
    hops=[
        ("http://beregpost.example/a/1", 302),
        ("https://www.hugedomains.com/domain_profile.cfm?d=beregpost.example", 200),
    ],
)
c(
    "rd-youtu-be",
    "LIVE",
    "en",
    "naked",
    "Ferry at noon - YouTube",
    "<div id='player'></div>",
    extra='<meta property="og:title" content="Ferry at noon"><meta property="og:description" content="The last crossing of the day, filmed from the bow."><meta itemprop="datePublished" content="2021-09-08">',
    hops=[("https://youtu.be/fErRy123abc", 303), ("https://www.youtube.com/watch?v=fErRy123abc&feature=youtu.be", 200)],
)
c(
    "rd-elsewhere",
    "GONE",
    "ru",
    "busy",
    "Как выбрать зимнюю резину",
    "<article><h1>Как выбрать зимнюю резину</h1>"
    + ps(
        "Зимняя резина отличается составом смеси и рисунком. Мастера советуют менять её при плюс пяти.",
        "Цены выросли на десять процентов.",
    )
    + "</article>",
    hops=[
        ("https://bereg-online.example/2020/03/zaderzhali-parom-schika-brileva", 301),
        ("https://bereg-online.example/2023/10/kak-vybrat-zimnyuyu-rezinu", 200),
    ],
)
c(
    "rd-consent",
    "WALLED",
    "en",
    "naked",
    "Before you continue",
    "<h1>Before you continue to Google</h1><p>We use cookies and data to deliver and maintain services.</p><form><button>Reject all</button></form><form><button>Accept all</button></form>",
    hops=[
        ("https://groups.google.com/g/marrow/c/1x2", 302),
        ("https://consent.google.com/ml?continue=https://groups.google.com/g/marrow/c/1x2&gl=DE&hl=en", 200),
    ],
)

# --- platforms ------------------------------------------------------------------------------------------
FB = '<meta property="og:site_name" content="Facebook">'
c(
    "fb-unavail-en",
    "GONE",
    "en",
    "naked",
    "Facebook",
    "<div role='banner'><a href='/'>Facebook</a></div><div role='main'><img><div><span>This content isn't available right now</span></div><div><span>When this happens, it's usually because the owner only shared it with a small group of people, changed who can see it or it's been deleted.</span></div><a role='button'>Go to Feed</a><a>Go back</a><a>Visit Help Centre</a></div>",
    url="https://www.facebook.com/toma.brill/posts/10222771188",
)
c(
    "fb-unavail-ru",
    "GONE",
    "ru",
    "naked",
    "Facebook",
    "<div><span>Этот контент сейчас недоступен</span><span>Обычно это связано с тем, что владелец открыл к нему доступ только небольшой группе людей, изменил настройки доступа или удалил контент.</span><a>Перейти в Ленту</a></div>",
    url="https://www.facebook.com/permalink.php?story_fbid=222&id=333",
)
c(
    "fb-login-ru",
    "WALLED",
    "ru",
    "naked",
    "Вход на Facebook",
    "<div>Вы должны войти, чтобы продолжить.</div><form action='/login/device-based/regular/login/'><input name=email><input type=password name=pass><button>Вход</button></form><a>Забыли аккаунт?</a>",
    hops=[
        ("https://www.facebook.com/groups/771/posts/9911", 302),
        ("https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fgroups%2F771%2Fposts%2F9911", 200),
    ],
)
c(
    "fb-login-kk",
    "WALLED",
    "kk",
    "naked",
    "Facebook-ке кіру",
    "<div>Жалғастыру үшін жүйеге кіруіңіз керек.</div><form><input name=email><input type=password name=pass><button>Кіру</button></form>",
    url="https://m.facebook.com/story.php?story_fbid=1&id=2",
)
c(
    "fb-login-inplace",
    "WALLED",
    "en",
    "naked",
    "Facebook – log in or sign up",
    "<div>See more of Harbour Office on Facebook</div><form><input name=email><input type=password name=pass><button>Log in</button></form><a>Create new account</a>",
    url="https://www.facebook.com/harbouroffice/",
)
c(
    "fb-live",
    "LIVE",
    "ru",
    "naked",
    "Тома Брилёв - Паром больше не ходит. | Facebook",
    "<div><form><input name=email><input type=password name=pass></form></div>",
    url="https://www.facebook.com/toma.brill/posts/102",
    extra=FB
    + '<meta property="og:title" content="Тома Брилёв"><meta property="og:description" content="Паром больше не ходит. Друзья, кто был вчера на пристани, напишите мне: нужны свидетели.">',
)
c(
    "ig-login",
    "WALLED",
    "en",
    "naked",
    "Login • Instagram",
    "<form><input aria-label='Phone number, username, or email'><input type=password><button>Log in</button></form>",
    hops=[
        ("https://www.instagram.com/p/CxAbC12/", 302),
        ("https://www.instagram.com/accounts/login/?next=/p/CxAbC12/", 200),
    ],
)
c(
    "ig-gone-ru",
    "GONE",
    "ru",
    "naked",
    "Страница не найдена • Instagram",
    "<h2>К сожалению, эта страница недоступна.</h2><div>Возможно, вы воспользовались недействительной ссылкой или страница была удалена. <a href='/'>Назад в Instagram.</a></div>",
    url="https://www.instagram.com/p/CxAbC13/",
)
c(
    "ig-gone-kk",
    "GONE",
    "kk",
    "naked",
    "Instagram",
    "<h2>Кешіріңіз, бұл бет қолжетімді емес.</h2><div>Сіз басқан сілтеме жарамсыз немесе бет жойылған болуы мүмкін.</div>",
    url="https://www.instagram.com/reel/CxAbC14/",
)
c(
    "ig-live",
    "LIVE",
    "en",
    "naked",
    "Harbour Office on Instagram: “Last crossing”",
    "<div id='mount_0_0'></div>",
    url="https://www.instagram.com/p/CxAbC15/",
    extra='<meta property="og:title" content="Harbour Office on Instagram: &quot;Last crossing today&quot;"><meta property="og:description" content="12 likes, 3 comments - harbouroffice on September 8, 2021: &quot;Last crossing today at noon. Thank you all.&quot;">',
)
YT = '<script>var ytInitialPlayerResponse = {"responseContext":{},"playabilityStatus":{"status":"%s","reason":"%s","errorScreen":{"playerErrorMessageRenderer":{}}}};</script>'
c(
    "yt-private-ru",
    "GONE",
    "ru",
    "naked",
    " - YouTube",
    "<div id='content'></div>" + YT % ("LOGIN_REQUIRED", "Это видео с ограниченным доступом"),
    url="https://www.youtube.com/watch?v=pRiv0000001",
)
c(
    "yt-terminated-en",
    "GONE",
    "en",
    "naked",
    " - YouTube",
    YT
    % (
        "ERROR",
        "This video is no longer available because the YouTube account associated with this video has been terminated.",
    ),
    url="https://www.youtube.com/watch?v=tErm0000001",
)
c(
    "yt-unavailable-kk",
    "GONE",
    "kk",
    "naked",
    " - YouTube",
    YT % ("ERROR", "Бейне қолжетімді емес"),
    url="https://youtu.be/uNav0000001",
)
c(
    "yt-copyright-ru",
    "GONE",
    "ru",
    "naked",
    "YouTube",
    YT % ("UNPLAYABLE", "Видео недоступно. Оно было удалено по требованию правообладателя ТОО «Сказка»"),
    url="https://www.youtube.com/watch?v=cOpy0000001",
)
c(
    "yt-country-en",
    "BLOCKED",
    "en",
    "naked",
    "Ferry at noon - YouTube",
    YT % ("UNPLAYABLE", "The uploader has not made this video available in your country"),
    url="https://www.youtube.com/watch?v=cOun0000001",
)
c(
    "yt-channel-gone",
    "GONE",
    "en",
    "naked",
    "YouTube",
    "<div class='message'>This channel does not exist.</div>",
    url="https://www.youtube.com/channel/UCxx",
    status=404,
)
c(
    "yt-consent",
    "WALLED",
    "ru",
    "naked",
    "Прежде чем перейти к YouTube",
    "<h1>Прежде чем перейти к YouTube</h1><p>Мы используем файлы cookie и данные, чтобы предоставлять сервисы Google.</p><button>Отклонить все</button><button>Принять все</button>",
    hops=[
        ("https://www.youtube.com/watch?v=cOns0000001", 302),
        ("https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DcOns0000001", 200),
    ],
)
c(
    "yt-live-ru",
    "LIVE",
    "ru",
    "naked",
    "Паром в полдень - YouTube",
    '<div id=\'player\'></div><script>var ytInitialPlayerResponse = {"playabilityStatus":{"status":"OK","playableInEmbed":true},"videoDetails":{"videoId":"lIve0000001","title":"Паром в полдень","shortDescription":"Последний рейс. Это видео удалено не будет.","author":"Берег ТВ"}};</script>',
    url="https://www.youtube.com/watch?v=lIve0000001",
    extra='<meta property="og:title" content="Паром в полдень">',
)
TG_POST = "<div class='tgme_widget_message' data-post='beregnews/512'><div class='tgme_widget_message_author'><a>Берег</a></div><div class='tgme_widget_message_text js-message_text'>%s</div><a class='tgme_widget_message_date'><time datetime='2021-09-08T09:12:00+00:00'>09:12</time></a></div>"
c(
    "tg-embed-live",
    "LIVE",
    "ru",
    "naked",
    "Telegram Widget",
    TG_POST % "Пост удалён с сайта администрации, но у нас есть снимок. Паром не ходит.",
    url="https://t.me/beregnews/512?embed=1",
)
c(
    "tg-embed-gone",
    "GONE",
    "en",
    "naked",
    "Telegram Widget",
    "<div class='tgme_widget_message_error'>Post not found</div>",
    url="https://t.me/beregnews/513?embed=1&mode=tme",
)
c(
    "tg-s-live",
    "LIVE",
    "kk",
    "naked",
    "Жаға жаңалықтары – Telegram",
    "<main class='tgme_main'><div class='tgme_channel_info'>Жаға</div><section>"
    + TG_POST.replace("beregnews/512", "jaga/77") % "Паром түсте тоқтайды. Толығырақ сайтта."
    + "</section></main>",
    url="https://t.me/s/jaga/77",
)
c(
    "tg-contact",
    "GONE",
    "en",
    "naked",
    "Telegram: Contact @beregnews9",
    "<div class='tgme_page'><div class='tgme_page_icon'></div><div class='tgme_page_description'>If you have <strong>Telegram</strong>, you can contact <a>@beregnews9</a> right away.</div><a class='tgme_action_button_new'>Send Message</a></div>",
    url="https://t.me/beregnews9/14",
    extra='<meta property="og:title" content="Telegram: Contact @beregnews9">',
)
c(
    "tg-card-live",
    "LIVE",
    "ru",
    "naked",
    "Telegram: View @beregnews",
    "<div class='tgme_page'><div class='tgme_page_title'>Берег</div><div class='tgme_page_extra'>4 512 subscribers</div><div class='tgme_page_description'>Новости берега</div><a>View in Telegram</a></div>",
    url="https://t.me/beregnews/514",
    extra='<meta property="og:title" content="Берег"><meta property="og:description" content="Утром на пристани собрались сорок человек, полиция попросила их разойтись.">',
)
c(
    "tg-private",
    "GONE",
    "en",
    "naked",
    "Telegram: Join Group Chat",
    "<div class='tgme_page'><div class='tgme_page_title'>Bank of the river</div><div class='tgme_page_description'>This channel is private. Please join it to view the content.</div></div>",
    url="https://t.me/c/1771188/41",
)
c(
    "x-suspended",
    "GONE",
    "en",
    "naked",
    "X",
    "<div id='react-root'><div><span>Account suspended</span><span>X suspends accounts which violate the X Rules. <a>Learn more</a></span></div></div>",
    url="https://twitter.com/beregnews/status/14355",
)
c(
    "x-gone-ru",
    "GONE",
    "ru",
    "naked",
    "X",
    "<div><span>Хм... Такой страницы нет. Попробуйте поискать что-нибудь другое.</span><a>Поиск</a></div>",
    url="https://x.com/beregnews/status/14356",
)
c(
    "x-login",
    "WALLED",
    "en",
    "naked",
    "Log in to X / X",
    "<div><h1>Sign in to X</h1><input autocomplete='username'><button>Next</button></div>",
    hops=[
        ("https://twitter.com/beregnews/status/14357", 302),
        ("https://x.com/i/flow/login?redirect_after_login=%2Fberegnews%2Fstatus%2F14357", 200),
    ],
)
c(
    "x-shell",
    "LIVE",
    "en",
    "naked",
    "X",
    "<div id='react-root'></div><noscript><p>JavaScript is not available.</p></noscript><script src='/main.js'></script>",
    url="https://x.com/beregnews/status/14358",
)
c(
    "x-live",
    "LIVE",
    "kk",
    "naked",
    "Жаға on X",
    "<article><div data-testid='tweetText'>Паром жүрмейді. Бұл жазба жойылмайды деп үміттенеміз.</div></article>",
    url="https://x.com/jaga/status/14359",
)
c(
    "vk-removed-ru",
    "GONE",
    "ru",
    "naked",
    "Ошибка | ВКонтакте",
    "<div class='message_page page_block'><div class='message_page_title'>Ошибка</div><div class='message_page_body'>Запись удалена или ещё не создана.<div><a>Назад</a></div></div></div>",
    url="https://vk.com/wall-7711_9913",
)
c(
    "vk-blocked-ru",
    "GONE",
    "ru",
    "naked",
    "Тома Брилёв | ВКонтакте",
    "<div class='profile_deleted_text'>Страница заблокирована по решению администрации: нарушение правил сайта.</div>",
    url="https://vk.com/toma_brilev",
)
c(
    "vk-private-ru",
    "GONE",
    "ru",
    "naked",
    "Частное сообщество | ВКонтакте",
    "<div class='group_closed_text'>Это частное сообщество. Доступ только по приглашениям администраторов.</div>",
    url="https://vk.com/club7712",
)
c(
    "vk-deleted-kk",
    "GONE",
    "kk",
    "naked",
    "Қате | ВКонтакте",
    "<div class='message_page_body'>Жазба жойылған немесе әлі жасалмаған.</div>",
    url="https://vk.com/wall-7711_9914",
)
c(
    "vk-rkn",
    "BLOCKED",
    "ru",
    "naked",
    "Ошибка | ВКонтакте",
    "<div class='message_page_body'>Материал недоступен на территории РФ на основании требования Генеральной прокуратуры.</div>",
    url="https://vk.com/wall-7711_9915",
)
c(
    "vk-login-ru",
    "WALLED",
    "ru",
    "naked",
    "Авторизация | VK ID",
    "<h1>Вход ВКонтакте</h1><form><input name=login placeholder='Телефон или почта'><button>Войти</button></form>",
    hops=[
        ("https://vk.com/video-7711_9916", 302),
        ("https://id.vk.com/auth?app_id=7913379&redirect_uri=https%3A%2F%2Fvk.com%2Fvideo-7711_9916", 200),
    ],
)
c(
    "vk-live",
    "LIVE",
    "ru",
    "naked",
    "Запись на стене | ВКонтакте",
    "<div class='wall_text'><div class='wall_post_text'>Страница удалена? Нет, мы просто переехали на соседний причал. Паром ждёт в восемь.</div></div>",
    url="https://vk.com/wall-7711_9917",
)
c(
    "ok-removed-ru",
    "GONE",
    "ru",
    "naked",
    "OK.RU",
    "<div class='p404_cnt'><h1>Этой страницы нет в OK</h1><p>Возможно, страница была удалена или её никогда не существовало.</p></div>",
    url="https://ok.ru/group/771/topic/1",
)
c(
    "ok-login-ru",
    "WALLED",
    "ru",
    "naked",
    "Одноклассники",
    "<div class='anonym_login'><h2>Чтобы посмотреть профиль, войдите в Одноклассники</h2><form><input name='st.email'><input type=password name='st.password'></form></div>",
    url="https://ok.ru/profile/77112",
)
c(
    "ok-private",
    "GONE",
    "ru",
    "naked",
    "Закрытая группа",
    "<div>Группа закрыта. Содержимое видно только участникам группы.</div>",
    url="https://ok.ru/group/772",
)
c(
    "tt-gone-en",
    "GONE",
    "en",
    "naked",
    "TikTok - Make Your Day",
    "<div id='app'><p>Video currently unavailable</p><p>Looking for videos? Try browsing our trending creators and hashtags.</p></div>",
    url="https://www.tiktok.com/@bereg/video/7011",
)
c(
    "tt-json",
    "GONE",
    "en",
    "naked",
    "TikTok - Make Your Day",
    '<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">{"__DEFAULT_SCOPE__":{"webapp.video-detail":{"statusCode":10204,"statusMsg":"item doesn\'t exist"}}}</script>',
    url="https://www.tiktok.com/@bereg/video/7012",
)
c(
    "tt-account-ru",
    "GONE",
    "ru",
    "naked",
    "TikTok",
    "<div><p>Не удалось найти этот аккаунт</p><p>Ищете видео? Посмотрите популярных авторов.</p></div>",
    url="https://www.tiktok.com/@bereg9",
)
c(
    "tt-live",
    "LIVE",
    "ru",
    "naked",
    "Берег on TikTok",
    "<div data-e2e='browse-video-desc'>Последний рейс парома #берег</div>",
    url="https://www.tiktok.com/@bereg/video/7013",
    extra='<meta property="og:description" content="Последний рейс парома">',
)

# --- walls, paywalls ------------------------------------------------------------------------------------
c(
    "lg-portal-en",
    "WALLED",
    "en",
    "gov",
    "Sign In",
    "<h1>Sign In</h1><form><label>User name</label><input name=u><label>Password</label><input type=password><button>Sign In</button></form><a>Forgot your password?</a>",
    url="https://registry.marrowcourier.example/case/771/view",
)
c(
    "lg-portal-ru",
    "WALLED",
    "ru",
    "gov",
    "Электронный архив",
    "<h1>Авторизация</h1><p>Для просмотра документа необходимо авторизоваться с помощью ЭЦП или логина.</p><form><input><input type=password></form>",
    url="https://arhiv.bereg-online.example/doc/8812",
)
c(
    "lg-portal-kk",
    "WALLED",
    "kk",
    "gov",
    "Электрондық мұрағат",
    "<h1>Авторизация</h1><p>Құжатты көру үшін жүйеге кіріңіз немесе тіркеліңіз.</p><form><input><input type=password></form>",
    url="https://arhiv.jaga.example/doc/8812",
)
c(
    "lg-forum-en",
    "WALLED",
    "en",
    "naked",
    "Login - Carpenters' forum",
    "<div><p>The board requires you to be registered and logged in to view this forum.</p><form><input name=username><input type=password name=password><input type=submit value=Login></form></div>",
    url="https://forum.marrowcourier.example/viewtopic.php?t=1",
)
c(
    "lg-forum-ru",
    "WALLED",
    "ru",
    "naked",
    "Вход - Форум плотников",
    "<div><p>Вы должны быть авторизованы для просмотра этого форума.</p><form><input name=username><input type=password name=password></form></div>",
    url="https://forum.bereg-online.example/viewtopic.php?t=1",
)
c(
    "lg-gdocs",
    "WALLED",
    "en",
    "naked",
    "Google Docs: Sign-in",
    "<h1>Sign in</h1><p>to continue to Docs</p><form><input type=email><button>Next</button></form>",
    hops=[
        ("https://docs.google.com/document/d/1x/edit", 302),
        (
            "https://accounts.google.com/ServiceLogin?service=wise&continue=https://docs.google.com/document/d/1x/edit",
            200,
        ),
    ],
)
c(
    "lg-drive-access",
    "WALLED",
    "en",
    "naked",
    "Request access",
    "<h1>You need access</h1><p>Ask for access, or switch to an account with access.</p><button>Request access</button>",
    url="https://files.marrowcourier.example/file/d/1aC/view",
)
c(
    "cw-sourcepoint",
    "WALLED",
    "en",
    "naked",
    "The Daily Fen",
    "<div id='sp_message_container'><h1>We value your privacy</h1><p>We and our 842 partners store and access information on a device. You may accept or manage your choices, or subscribe to read without tracking.</p><button>Accept</button><button>Manage options</button></div>",
)
c(
    "cw-onetrust-ru",
    "WALLED",
    "ru",
    "naked",
    "Берег Онлайн",
    "<div id='onetrust-consent-sdk'><h2>Нам нужно ваше согласие</h2><p>Чтобы продолжить, разрешите использование файлов cookie нами и нашими партнёрами.</p><button>Принять все</button><button>Отклонить</button></div>",
)
c(
    "cw-kk",
    "WALLED",
    "kk",
    "naked",
    "Келісім",
    "<h1>Жалғастырмас бұрын</h1><p>Біз cookie файлдарын қызметтерді ұсыну үшін пайдаланамыз.</p><button>Бәрін қабылдау</button><button>Бас тарту</button>",
)
c(
    "cw-yahoo",
    "WALLED",
    "en",
    "naked",
    "Your privacy choices",
    "<h1>We, Fen Media, are part of a family of brands</h1><p>When you use our sites and apps, we use cookies. If you do not want us and our partners to use cookies, click 'Reject all'.</p><form method=post><button>Accept all</button><button>Reject all</button></form>",
    hops=[
        ("https://fen-news.example/a/77", 302),
        ("https://consent.fen-media.example/v2/collectConsent?sessionId=3_cc-session", 200),
    ],
)
LD_PAY = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The price of salt","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".paywall"}}</script>'
c(
    "pw-ld-en",
    "PAYWALLED",
    "en",
    "busy",
    "The price of salt",
    "<article><h1>The price of salt</h1>"
    + ps(
        "Salt has doubled in price in the villages below the dam, where every cellar holds a barrel of cabbage.",
        "The shopkeepers blame the road.",
    )
    + "</article>",
    extra=LD_PAY,
)
c(
    "pw-piano-en",
    "PAYWALLED",
    "en",
    "hashed",
    "The price of salt",
    "<div class='b1'>The price of salt</div><div class='b2'>Salt has doubled in price in the villages below the dam, where every cellar holds a barrel of cabbage.</div><div class='tp-container-inner'><div>To keep reading, choose a subscription</div><div>€1 for the first month, then €9. Cancel anytime.</div><button>Subscribe now</button></div>",
    extra="<script src='https://cdn.tinypass.com/api/tinypass.min.js'></script>",
)
c(
    "pw-ru",
    "PAYWALLED",
    "ru",
    "busy",
    "Цена соли",
    "<article><h1>Цена соли</h1>"
    + ps("Соль подорожала вдвое в сёлах ниже плотины, где в каждом погребе стоит бочка капусты.")
    + "<div class='lock'><b>Дальше — только для подписчиков</b><p>Оформите подписку, чтобы прочитать статью целиком.</p></div></article>",
)
c(
    "pw-kk",
    "PAYWALLED",
    "kk",
    "busy",
    "Тұздың бағасы",
    "<article><h1>Тұздың бағасы</h1>"
    + ps("Бөгеттен төмен ауылдарда тұз екі есе қымбаттады, әр үйде бөшке қырыққабат бар.")
    + "<div class='lock'><b>Мақаланың жалғасы тек жазылушыларға қолжетімді</b><p>Жазылымды рәсімдеңіз.</p></div></article>",
)
c(
    "pw-limit",
    "PAYWALLED",
    "en",
    "blog",
    "The price of salt",
    "<article><h1>The price of salt</h1>"
    + ps("Salt has doubled in price…")
    + "<div class='gate'><h3>You've read all 3 of your free articles this month</h3><p>Become a member for unlimited access.</p></div></article>",
)
c("pw-402", "PAYWALLED", "en", "naked", "Payment required", "<h1>402</h1>", status=402)
c(
    "pw-ghost",
    "PAYWALLED",
    "en",
    "blog",
    "The price of salt",
    "<article><h1>The price of salt</h1><section>"
    + ps("Salt has doubled in price in the villages below the dam.")
    + "</section><aside class='gh-post-upgrade-cta'><div class='gh-post-upgrade-cta-content'><h2>This post is for paying subscribers only</h2><a>Subscribe now</a><p>Already have an account? <a>Sign in</a></p></div></aside></article>",
)

# --- blocked --------------------------------------------------------------------------------------------
c(
    "bl-cf-jam",
    "BLOCKED",
    "en",
    "naked",
    "Just a moment...",
    "<div class='main-wrapper'><h1 class='zone-name-title'>bereg-online.example</h1><p>Verify you are human by completing the action below.</p><script>window._cf_chl_opt={cvId:'3'}</script></div>",
    status=403,
    headers={"Server": "cloudflare", "cf-mitigated": "challenge"},
)
c(
    "bl-cf-1020",
    "BLOCKED",
    "en",
    "naked",
    "Access denied | bereg-online.example used Cloudflare to restrict access",
    "<h1>Error 1020</h1><h2>Access denied</h2><p>This website is using a security service to protect itself from online attacks.</p>",
    status=403,
)
c(
    "bl-ddg",
    "BLOCKED",
    "ru",
    "naked",
    "DDOS-GUARD",
    "<h1>Проверка браузера перед переходом на bereg-online.example</h1><p>Пожалуйста, подождите несколько секунд. Как только проверка завершится, вы будете переадресованы.</p>",
    status=403,
    headers={"Server": "ddos-guard"},
)
c(
    "bl-ddg-200",
    "BLOCKED",
    "ru",
    "naked",
    "DDoS-Guard",
    "<div id='link-ddg'></div><script src='/.well-known/ddos-guard/js-challenge/index.js'></script>",
)
c(
    "bl-akamai",
    "BLOCKED",
    "en",
    "naked",
    "Access Denied",
    '<H1>Access Denied</H1>You don\'t have permission to access "http&#58;&#47;&#47;marrowcourier&#46;example&#47;" on this server.<P>Reference&#32;&#35;18&#46;2d351ab8&#46;1557333295&#46;a4e16ab</P>',
)
c(
    "bl-anubis",
    "BLOCKED",
    "en",
    "naked",
    "Making sure you're not a bot!",
    "<h1>Making sure you're not a bot!</h1><p id='status'>Loading...</p><details><summary>Why am I seeing this?</summary><p>You are seeing this because the administrator of this website has set up Anubis to protect the server against the scourge of AI companies aggressively scraping websites.</p></details>",
)
c(
    "bl-hcaptcha",
    "BLOCKED",
    "en",
    "naked",
    "Security check",
    "<h1>One more step</h1><p>Please complete the security check to access marrowcourier.example</p><div class='h-captcha' data-sitekey='x'></div><script src='https://js.hcaptcha.com/1/api.js'></script>",
)
c(
    "bl-recaptcha-kk",
    "BLOCKED",
    "kk",
    "naked",
    "Тексеру",
    "<h1>Робот емес екеніңізді растаңыз</h1><div class='g-recaptcha'></div><script src='https://www.google.com/recaptcha/api.js'></script>",
)
c(
    "bl-yandex",
    "BLOCKED",
    "ru",
    "naked",
    "Вы не робот?",
    "<h1>Подтвердите, что запросы отправляли вы, а не робот</h1><p>Нам очень жаль, но запросы с вашего устройства похожи на автоматические. Нажмите, чтобы продолжить.</p><form action='/checkcaptcha'><input type=submit value='SmartCaptcha by Yandex Cloud'></form>",
    hops=[
        ("https://zen.bereg-online.example/a/1", 302),
        ("https://zen.bereg-online.example/showcaptcha?cc=1&retpath=x", 200),
    ],
)
c(
    "bl-google-sorry",
    "BLOCKED",
    "en",
    "naked",
    "https://www.google.com/search?q=x",
    "<p>Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot.</p><form id='captcha-form'></form>",
    status=429,
)
c(
    "bl-geo-451",
    "BLOCKED",
    "en",
    "naked",
    "Unavailable",
    "<h1>451</h1><p>We recognise you are attempting to access this website from a country belonging to the European Economic Area (EEA) including the EU which enforces the GDPR and therefore access cannot be granted at this time.</p>",
    status=451,
)
c(
    "bl-geo-200-ru",
    "BLOCKED",
    "ru",
    "naked",
    "Сайт недоступен в вашем регионе",
    "<h1>Сайт недоступен в вашем регионе</h1><p>Доступ из вашей страны закрыт владельцем сайта.</p>",
)
c("bl-geo-kk", "BLOCKED", "kk", "naked", "Қолжетімді емес", "<p>Бұл контент сіздің еліңізде қолжетімді емес.</p>")
c(
    "bl-rkn-stub",
    "BLOCKED",
    "ru",
    "naked",
    "Доступ ограничен",
    "<h1>Доступ к информационному ресурсу ограничен</h1><p>на основании Федерального закона. Проверить наличие сетевого адреса в Едином реестре.</p>",
)
c(
    "bl-401",
    "BLOCKED",
    "en",
    "naked",
    "401 Authorization Required",
    "<h1>401 Authorization Required</h1>",
    status=401,
    headers={"WWW-Authenticate": "Basic realm=x"},
)
c(
    "bl-429",
    "BLOCKED",
    "en",
    "naked",
    "429 Too Many Requests",
    "<center><h1>429 Too Many Requests</h1></center>",
    status=429,
    headers={"Retry-After": "60"},
)
c(
    "bl-waf-ru",
    "BLOCKED",
    "ru",
    "naked",
    "Запрос заблокирован",
    "<h1>Ваш запрос заблокирован</h1><p>Система безопасности сочла его подозрительным. Идентификатор: 7a71-11.</p>",
)
c(
    "bl-noscript",
    "BLOCKED",
    "en",
    "naked",
    "marrowcourier.example",
    "<noscript><h1>Please turn JavaScript on and reload the page.</h1></noscript><h2 id='challenge-running'>Checking if the site connection is secure</h2>",
    status=503,
)
c(
    "bl-imperva",
    "BLOCKED",
    "en",
    "naked",
    "",
    "<iframe id='main-iframe' src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=1'>Request unsuccessful. Incapsula incident ID: 1-2</iframe>",
)

# --- parked ---------------------------------------------------------------------------------------------
c(
    "pk-regru",
    "PARKED",
    "ru",
    "naked",
    "Домен припаркован в REG.RU",
    "<h1>beregnews.example</h1><p>Домен зарегистрирован в REG.RU и припаркован</p><p>Если вы владелец, привяжите его к хостингу.</p>",
)
c(
    "pk-kz",
    "PARKED",
    "kk",
    "naked",
    "Домен тіркелген",
    "<h1>jagapost.example домені тіркелген</h1><p>Домен қолдануға дайын, бірақ сайт әлі орналастырылмаған.</p>",
)
c(
    "pk-expired-en",
    "PARKED",
    "en",
    "naked",
    "marrowpost.example - Registered at Namebright",
    "<p>marrowpost.example has expired. If you registered this domain name, renew it now.</p><p>Sponsored listings</p>",
)
c(
    "pk-godaddy",
    "PARKED",
    "en",
    "naked",
    "marrowpost.example",
    "<div id='root'></div><script src='https://img1.wsimg.com/parking-lander/static/js/main.js'></script>",
)
c(
    "pk-sedo",
    "PARKED",
    "en",
    "naked",
    "marrowpost.example - This website is for sale! - marrowpost Resources and Information.",
    "<p>This website is for sale! marrowpost.example is your first and best source for all of the information you're looking for.</p><script src='https://img.sedoparking.com/x.js'></script>",
)
c(
    "pk-buy-ru",
    "PARKED",
    "ru",
    "naked",
    "Домен beregpost.example продаётся",
    "<h1>beregpost.example</h1><p>Этот домен можно купить. Цена 45 000 ₽. Безопасная сделка через гаранта.</p>",
)
c(
    "pk-suspended",
    "PARKED",
    "en",
    "naked",
    "Account Suspended",
    "<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>",
)
c(
    "pk-hosting-ru",
    "PARKED",
    "ru",
    "naked",
    "Сайт отключён",
    "<h1>Сайт отключён</h1><p>Закончился оплаченный период хостинга. Владельцу нужно пополнить баланс.</p>",
)
c(
    "pk-nginx",
    "PARKED",
    "en",
    "naked",
    "Welcome to nginx!",
    "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p><p><em>Thank you for using nginx.</em></p>",
)
c(
    "pk-casino",
    "PARKED",
    "ru",
    "naked",
    "Казино Онлайн — играть на реальные деньги, бонус за регистрацию",
    "<h1>Лучшие онлайн казино</h1><p>Играйте в автоматы, получайте фриспины и выводите деньги.</p>",
    hops=[("https://beregnews.example/2014/05/paводок", 301), ("https://beregnews.example/", 200)],
)
c(
    "pk-tilda",
    "PARKED",
    "ru",
    "naked",
    "Domain not connected",
    "<p>Домен успешно направлен на сервер, но не подключён к сайту.</p>",
)
c(
    "pk-afternic",
    "PARKED",
    "en",
    "naked",
    "Domain for sale",
    "<p>The domain <b>marrowpost.example</b> may be for sale. Click here to inquire about this domain.</p>",
)

# --- down -----------------------------------------------------------------------------------------------
c("dn-500", "UNREACHABLE", "en", "naked", "500", "<h1>Internal Server Error</h1>", status=500)
c("dn-502-ru", "UNREACHABLE", "ru", "busy", "Ошибка", "<p>Что-то пошло не так. Попробуйте позже.</p>", status=502)
c(
    "dn-522",
    "UNREACHABLE",
    "en",
    "naked",
    "bereg-online.example | 522: Connection timed out",
    "<h1>Connection timed out <span>Error code 522</span></h1><p>The initial connection between Cloudflare's network and the origin web server timed out.</p>",
    status=522,
    headers={"Server": "cloudflare"},
)
c(
    "dn-521",
    "UNREACHABLE",
    "en",
    "naked",
    "bereg-online.example | 521: Web server is down",
    "<h1>Web server is down <span>Error code 521</span></h1>",
    status=521,
    headers={"Server": "cloudflare"},
)
c(
    "dn-526",
    "UNREACHABLE",
    "en",
    "naked",
    "526: Invalid SSL certificate",
    "<h1>Invalid SSL certificate</h1>",
    status=526,
)
c("dn-503-maint", "UNREACHABLE", "ru", "naked", "Технические работы", "<h1>Ведутся технические работы</h1>", status=503)
c("dn-200-wp", "UNREACHABLE", "en", "naked", "Database Error", "<h1>Error establishing a database connection</h1>")
c(
    "dn-200-maint-kk",
    "UNREACHABLE",
    "kk",
    "naked",
    "Техникалық жұмыстар",
    "<h1>Сайтта техникалық жұмыстар жүргізілуде</h1><p>Кейінірек кіріп көріңіз.</p>",
)
c(
    "dn-200-maint-ru",
    "UNREACHABLE",
    "ru",
    "naked",
    "Берег Онлайн",
    "<h1>Сайт на техническом обслуживании</h1><p>Мы скоро вернёмся.</p>",
)
c(
    "dn-504",
    "UNREACHABLE",
    "en",
    "naked",
    "504 Gateway Time-out",
    "<center><h1>504 Gateway Time-out</h1></center><hr><center>nginx</center>",
    status=504,
)

# --- live: decoys ---------------------------------------------------------------------------------------
D = [
    (
        "404-file",
        "en",
        "busy",
        "404: the room that was never built",
        [
            "The corridor goes from 403 to 405. The page of the register for room 404 has been removed with a knife, and no one at the ministry knows when.",
            "The archivist Orla Penn found the gap while she was looking for the plan of the heating.",
            "“Page not found”, she wrote in the margin.",
        ],
    ),
    (
        "404-short-ru",
        "ru",
        "blog",
        "Страница не найдена",
        [
            "Так назвал свой первый роман учитель географии из Заречья Фома Лужин.",
            "Книга вышла тиражом триста экземпляров, её можно взять в районной библиотеке.",
        ],
    ),
    (
        "404-short-kk",
        "kk",
        "blog",
        "Бет табылмады",
        [
            "Ақын Сәуле Жағалауова өзінің жаңа жыр жинағын осылай атады.",
            "Кітап үш жүз данамен шықты, оны аудандық кітапханадан алуға болады.",
        ],
    ),
    (
        "removed-news-ru",
        "ru",
        "busy",
        "Минкульт: страница памятника удалена из реестра",
        [
            "Страница о деревянном вокзале удалена из реестра памятников, следует из ответа министерства.",
            "Здание 1911 года хотят снести ради парковки. Жители собрали 900 подписей.",
            "Материал удалён был ещё весной, но заметили это только сейчас.",
        ],
    ),
    (
        "removed-post-en",
        "en",
        "hashed",
        "Mayor's post has been deleted after an hour",
        [
            "The mayor's post about the ferry has been deleted an hour after it appeared.",
            "It said the ferry would be sold. A copy was kept by the harbour workers, who shared it with this newspaper on Tuesday.",
            "The mayor's office says the account was not under its control.",
        ],
    ),
    (
        "removed-kk",
        "kk",
        "hashed",
        "Әкімнің жазбасы бір сағаттан соң өшірілді",
        [
            "Әкімнің паром туралы жазбасы жарияланған соң бір сағатта өшірілді.",
            "Онда паром сатылады деп жазылған. Көшірмесін айлақ жұмысшылары сақтап қалған.",
            "Әкімдік аккаунт бақылауымызда болмады дейді.",
        ],
    ),
    (
        "moment-en",
        "en",
        "blog",
        "Just a moment",
        [
            "That is what the lift operator says to everyone, and has been saying for thirty-one years.",
            "Now the lift is to be automatic. Her stool will go to the museum, between the two-headed calf and the iron stove.",
        ],
    ),
    (
        "moment-ru",
        "ru",
        "blog",
        "Одну минуту",
        [
            "Так отвечает лифтёрша каждому, кто заходит, вот уже тридцать один год.",
            "Теперь лифт сделают автоматическим, а её табурет отдадут в музей.",
        ],
    ),
    (
        "robot-ru",
        "ru",
        "busy",
        "Подтвердите, что вы не робот: как пенсионеры воюют с капчей",
        [
            "В отделении банка пенсионерка четыре раза выбирала светофоры, а потом заплакала.",
            "«Подтвердите, что вы человек», — просит экран. Мы спросили инженера, зачем это нужно и нельзя ли иначе.",
            "Он говорит, что можно, но дороже.",
        ],
    ),
    (
        "denied-en",
        "en",
        "portal",
        "Access denied: why the quarry road is shut",
        [
            "A chain has hung across the quarry road since June. Access is denied to walkers, the sign says, by order of no one in particular.",
            "The council owns the road, the quarry owns the chain, and neither will say who has the key.",
        ],
    ),
    (
        "denied-kk",
        "kk",
        "portal",
        "Кіруге тыйым салынған: карьер жолы неге жабық",
        [
            "Маусымнан бері карьер жолында шынжыр ілулі тұр. Кіруге тыйым салынған деген тақтайша бар, бірақ кім салғаны белгісіз.",
            "Жол әкімдікте, шынжыр карьерде, кілт ешкімде жоқ.",
        ],
    ),
    (
        "domain-ru",
        "ru",
        "hashed",
        "Домен города продаётся",
        [
            "Администрация забыла оплатить домен, и теперь он выставлен на продажу за два миллиона.",
            "Юрист мэрии считает, что вернуть имя можно через суд, но это займёт год.",
            "Пока городские новости печатают на листках у почты.",
        ],
    ),
    (
        "domain-en",
        "en",
        "blog",
        "This domain is for sale",
        [
            "A hand-painted sign with these words stood on the pasture for a week before anyone understood the joke.",
            "The farmer has no website and no wish for one, but three men have since offered him money for the sheep.",
        ],
    ),
    (
        "domain-kk",
        "kk",
        "busy",
        "Қаланың домені сатылымда",
        [
            "Әкімдік доменнің ақысын төлеуді ұмытқан, енді ол екі миллионға сатылуда.",
            "Заңгер атауды сот арқылы қайтаруға болады дейді, бірақ бір жыл кетеді.",
        ],
    ),
    (
        "login-en",
        "en",
        "hashed",
        "Please log in to continue: a week without paper",
        [
            "For a week I did nothing on paper. The clinic asked me to log in to continue; so did the library, the school, and the man who sells eggs.",
            "By Friday I had eleven passwords and no eggs.",
        ],
    ),
    (
        "login-ru",
        "ru",
        "portal",
        "Войдите, чтобы продолжить",
        [
            "Неделю наш корреспондент жил без бумаги: поликлиника, библиотека, школа и даже продавец яиц просили войти, чтобы продолжить.",
            "К пятнице у него было одиннадцать паролей и ни одного яйца.",
        ],
    ),
    (
        "login-kk",
        "kk",
        "portal",
        "Жүйеге кіріңіз",
        [
            "Тілшіміз бір апта қағазсыз өмір сүрді: емхана да, кітапхана да, мектеп те жүйеге кіріңіз деді.",
            "Жұмаға қарай он бір құпиясөзі болды, ал жұмыртқасы жоқ.",
        ],
    ),
    (
        "pay-ru",
        "ru",
        "busy",
        "Подписка на воду: что изменится с января",
        [
            "С января за воду можно платить по подписке, рассказали в водоканале. Оформите подписку до декабря — и получите скидку пять процентов.",
            "Общество потребителей считает, что это способ брать деньги вперёд.",
        ],
    ),
    (
        "pay-en",
        "en",
        "busy",
        "Subscribers only: the secret life of a village newspaper",
        [
            "It has 212 subscribers, prints on the school copier and has never missed a Saturday.",
            "Only subscribers get the crossword; everybody else gets the news, says its editor Bram Hollow.",
        ],
    ),
    (
        "maint-ru",
        "ru",
        "gov",
        "Технические работы на водозаборе",
        [
            "8 сентября с 9:00 до 17:00 на водозаборе ведутся технические работы. Вода будет подаваться с пониженным давлением.",
            "Приносим извинения за неудобства.",
        ],
    ),
    (
        "maint-kk",
        "kk",
        "gov",
        "Су қабылдағыштағы техникалық жұмыстар",
        [
            "8 қыркүйекте сағат 9:00-ден 17:00-ге дейін су қабылдағышта техникалық жұмыстар жүргізіледі. Су төмен қысыммен беріледі."
        ],
    ),
    ("short-en", "en", "blog", "Fire on Mill Lane", ["A shed burned down on Mill Lane last night. No one was hurt."]),
    ("short-ru", "ru", "busy", "Пожар на Мельничной", ["Ночью на Мельничной улице сгорел сарай. Никто не пострадал."]),
    (
        "short-kk",
        "kk",
        "busy",
        "Диірмен көшесіндегі өрт",
        ["Түнде Диірмен көшесінде қора өртенді. Зардап шеккен адам жоқ."],
    ),
    (
        "missing-person-ru",
        "ru",
        "portal",
        "Пропавший паромщик не найден",
        [
            "Поиски паромщика продолжаются третий день. Он не найден ни на одном из берегов, сообщили спасатели.",
            "Просим всех, кто его видел, позвонить дежурному.",
        ],
    ),
    (
        "missing-person-en",
        "en",
        "hashed",
        "Hiker not found after three days",
        [
            "Rescuers have not found the hiker who left the hut on Sunday.",
            "The search moved to the east slope on Wednesday.",
        ],
    ),
    (
        "missing-kk",
        "kk",
        "hashed",
        "Жоғалған паромшы табылмады",
        ["Паромшыны іздеу үшінші күнге созылды. Ол екі жағадан да табылмады, дейді құтқарушылар."],
    ),
    (
        "account-ru",
        "ru",
        "busy",
        "Аккаунт активистки заблокирован",
        [
            "Аккаунт активистки Марфы Тихой заблокирован с понедельника. Она узнала об этом, когда хотела выложить видео с пристани.",
            "В компании на вопрос не ответили.",
        ],
    ),
    (
        "site-down-ru",
        "ru",
        "hashed",
        "Сайт больницы не работает третий день",
        [
            "Сайт временно недоступен — такую надпись видят пациенты, которые хотят записаться к врачу.",
            "В регистратуре советуют приходить к шести утра.",
        ],
    ),
    (
        "censored-ru",
        "ru",
        "busy",
        "Доступ к сайту ограничен: что известно",
        [
            "Доступ к сайту «Пристань» ограничен по решению суда, которого никто не видел.",
            "Редакция узнала о блокировке от читателей. Юристы готовят жалобу.",
        ],
    ),
    (
        "cookies-en",
        "en",
        "blog",
        "Before you continue: a cookie recipe",
        [
            "Before you continue, read the recipe to the end. These cookies need a cold night.",
            "Accept that the first tray will burn. Reject margarine.",
            "Mix 200 g of flour, 100 g of butter and an egg; bake for twelve minutes.",
        ],
    ),
    (
        "expired-en",
        "en",
        "portal",
        "The link has expired",
        [
            "The rail link between the two towns has expired with the lease of the viaduct, after 112 years.",
            "A replacement bus leaves at six.",
        ],
    ),
    (
        "moved-en",
        "en",
        "blog",
        "This page has moved",
        [
            "A page from a 15th-century psalter has moved for the third time: from the abbey to the bank, from the bank to the library.",
            "It can be seen on Tuesdays.",
        ],
    ),
    (
        "deleted-doc-ru",
        "ru",
        "gov",
        "Об удалении документа из перечня",
        [
            "Приказ № 44 удалён из перечня действующих документов с 8 сентября 2021 года.",
            "Документ утратил силу в связи с принятием приказа № 71.",
        ],
    ),
    (
        "school-closed-en",
        "en",
        "gov",
        "Temporarily unavailable",
        [
            "The swimming pool of School No. 4 is temporarily unavailable because of repairs to the roof.",
            "Lessons take place in the sports hall.",
        ],
    ),
    (
        "captcha-en",
        "en",
        "hashed",
        "Are you a robot?",
        [
            "The question was put to the new night watchman of the cannery by every child in the street.",
            "He is not, but his knees creak.",
        ],
    ),
    (
        "unavail-content-en",
        "en",
        "busy",
        "Content unavailable: schools lose their films",
        [
            "Four hundred teaching films became unavailable when the licence ended in August.",
            "Teachers have been told to use books.",
        ],
    ),
    (
        "notfound-law-ru",
        "ru",
        "gov",
        "Ответ на запрос",
        [
            "На ваш запрос сообщаем, что запрашиваемые сведения в архиве не найдены.",
            "Дело за 1938 год передано в областной архив, куда и рекомендуем обратиться. Исп. Л. Нехаева.",
        ],
    ),
    ("gallery-ru", "ru", "hashed", "Фоторепортаж: последний рейс", ["Фото: Лука Светлов"]),
    (
        "bankrupt-ru",
        "ru",
        "busy",
        "Хостинг отключил сайт газеты за долги",
        ["Сайт отключён за неуплату, хотя редакция показала нам чек.", "Газета выходит на бумаге с понедельника."],
    ),
]
for name, lang, chrome, title, texts in D:
    body = ps(*texts)
    shape = len(CASES) % 3
    head = f"<h1>{title}</h1>" if shape < 2 else f"<div class='ttl'>{title}</div>"
    shown = (
        f"<article>{head}<time datetime='2021-09-08'>08.09.2021</time>{body}</article>"
        if shape == 0
        else f"{head}<div>08.09.2021</div><div class='txt'>{body}</div>"
    )
    c(f"decoy-{name}", "LIVE", lang, chrome, f"{title} | {SITES[lang][0]}" if shape else title, shown, decoy=True)
GAL = "".join(f"<figure><img src='/{i}.jpg'><figcaption>Причал, кадр {i}</figcaption></figure>" for i in range(9))
c(
    "decoy-thread-en",
    "LIVE",
    "en",
    "naked",
    "Plane iron not found in the box - Carpenters' forum",
    "<div class='post'><b>oakley</b><p>Opened the new plane and the iron is not found anywhere in the box. Has anyone had this?</p></div><div class='post'><b>birch</b><p>This message has been removed by a moderator.</p></div><div class='post'><b>elm</b><p>Mine was under the cardboard. Look again.</p></div><form><input name=username><input type=password><button>Log in to reply</button></form>",
    url="https://forum.marrowcourier.example/viewtopic.php?t=77",
    decoy=True,
)
c(
    "decoy-comments-ru",
    "LIVE",
    "ru",
    "busy",
    "Паром остановят в полдень",
    RU_ART
    + "<div class='comments'><div class='c'>Комментарий удалён модератором</div><div class='c'>Комментарий удалён</div><div class='c'>Наконец-то!</div></div>",
    decoy=True,
)
c(
    "decoy-embed-gone",
    "LIVE",
    "en",
    "busy",
    "Ferry stops at noon",
    EN_ART
    + "<blockquote class='twitter-tweet'>This post is no longer available</blockquote><div class='yt'>Video unavailable</div>",
    decoy=True,
)
c("decoy-photo", "LIVE", "ru", "blog", "Фоторепортаж: последний рейс", f"<h1>Последний рейс</h1>{GAL}", decoy=True)
c(
    "decoy-modal-login",
    "LIVE",
    "en",
    "hashed",
    "Ferry stops at noon",
    EN_ART
    + "<div class='m1'><div>Sign in</div><form><input type=email><input type=password><button>Sign in</button></form><div>Forgot password?</div></div>",
    decoy=True,
)
c(
    "decoy-consent-over",
    "LIVE",
    "kk",
    "hashed",
    "Паром түсте тоқтайды",
    "<div class='z1'><div>Біз cookie файлдарын пайдаланамыз. Жалғастыру үшін қабылдаңыз.</div><button>Қабылдау</button><button>Бас тарту</button></div>"
    + KK_ART,
    decoy=True,
)
c(
    "decoy-free-ld",
    "LIVE",
    "en",
    "busy",
    "Ferry stops at noon",
    EN_ART,
    extra='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stops at noon","isAccessibleForFree":true}</script>',
    decoy=True,
)
c(
    "decoy-cf-email",
    "LIVE",
    "en",
    "busy",
    "Ferry stops at noon",
    EN_ART
    + "<p>Write to <a href='/cdn-cgi/l/email-protection' class='__cf_email__'>[email protected]</a></p><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
    headers={"Server": "cloudflare", "CF-RAY": "1-ALA"},
    decoy=True,
)
c(
    "decoy-hcaptcha-form",
    "LIVE",
    "ru",
    "busy",
    "Паром остановят в полдень",
    RU_ART
    + "<form class='fb'><p>Сообщите нам новость</p><div class='h-captcha'></div><button>Отправить</button></form><script src='https://smartcaptcha.yandexcloud.net/captcha.js'></script>",
    decoy=True,
)
c(
    "decoy-parking-town",
    "LIVE",
    "ru",
    "gov",
    "Парковка",
    "<h1>Парковка у пристани</h1>"
    + ps(
        "Парковка у пристани платная с 8 до 20 часов. Стоимость часа 150 тенге.",
        "Инвалиды и многодетные паркуются бесплатно.",
    ),
    decoy=True,
)
c(
    "decoy-home",
    "LIVE",
    "en",
    "busy",
    "The Marrow Courier - Local news that listens",
    "<h1>Today in Marrow</h1>",
    url="https://marrowcourier.example/",
    decoy=True,
)
c(
    "decoy-section",
    "LIVE",
    "ru",
    "busy",
    "Новости — Берег Онлайн",
    "<h1>Новости</h1>",
    url="https://bereg-online.example/news/",
    decoy=True,
)
c(
    "decoy-login-cited",
    "LIVE",
    "en",
    "gov",
    "How to register a ferry",
    "<h1>How to register a ferry</h1>"
    + ps(
        "Fill in form 12 and bring two photographs of the ferry to room 3.",
        "Registration costs nine crowns and takes a month.",
    ),
    url="https://harbour.marrowcourier.example/register/ferry",
    decoy=True,
)
c(
    "live-pdf-like",
    "LIVE",
    "ru",
    "naked",
    "Приказ № 71",
    "<h1>Приказ № 71</h1>"
    + ps(
        "Утвердить правила движения парома согласно приложению.",
        "Контроль за исполнением возложить на управление порта.",
    ),
)
c(
    "live-shell",
    "LIVE",
    "en",
    "naked",
    "The Marrow Courier",
    "<div id='root'></div><script src='/static/js/main.1.js'></script><noscript>You need to enable JavaScript to run this app.</noscript>",
)
c("live-shell-ru", "LIVE", "ru", "naked", "Берег Онлайн", "<div id='app'></div><script src='/app.js'></script>")
