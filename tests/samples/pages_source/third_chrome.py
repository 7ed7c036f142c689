# ruff: noqa: E501 - pages are written as they are served
"""Six more ways in which sites wrap their content, unlike those of ``chrome.py``: hashed class names, tables, portals."""

T = {
    "en": dict(
        menu=["Latest", "Region", "Courts", "Money", "Culture", "Video"],
        also="You may also like",
        pop="Most read",
        login="Sign in",
        sub="Get the morning letter: five stories, no noise.",
        mail="Your e-mail",
        subb="Subscribe",
        ck="This website uses cookies to offer you a better experience.",
        ok="Got it",
        no="Manage choices",
        legal="Founded in 2009. Registration certificate 17-221 of the Committee of Information. Editor-in-chief: L. Marrow. Opinions of columnists are their own. If you notice an error, select the text and press Ctrl+Enter.",
        rates="USD 471.20 EUR 508.11",
        find="Search the site",
        home="Home",
        names=[
            "Bridge closed to lorries until May",
            "Chess club opens in former bank",
            "Why the river smells of iron",
            "Night buses return on four routes",
            "Two-headed calf goes to museum",
            "Farmers count the hail damage",
            "A choir for those who cannot sing",
            "What the budget leaves out",
        ],
        blurb="The repairs were to end in autumn, but the contractor asked for more time and more money, and the council is to decide on Thursday.",
        cm="Comments",
        cml="Only registered users can comment. Sign in or create an account.",
    ),
    "ru": dict(
        menu=["Лента", "Регион", "Суды", "Деньги", "Культура", "Видео"],
        also="Читайте также",
        pop="Популярное",
        login="Вход",
        sub="Утреннее письмо: пять новостей без шума.",
        mail="Ваш e-mail",
        subb="Подписаться",
        ck="Наш сайт использует куки, чтобы вам было удобнее.",
        ok="Понятно",
        no="Настроить",
        legal="Издаётся с 2009 года. Свидетельство о постановке на учёт 17-221 Комитета информации. Главный редактор: Л. Мартова. Мнение авторов колонок может не совпадать с мнением редакции. Нашли ошибку? Выделите текст и нажмите Ctrl+Enter.",
        rates="USD 471,20 EUR 508,11 RUB 5,12",
        find="Искать",
        home="Главная",
        names=[
            "Мост закрыли для грузовиков до мая",
            "В бывшем банке открыли шахматный клуб",
            "Почему река пахнет железом",
            "Ночные автобусы вернут на четыре маршрута",
            "Двухголового телёнка отдали в музей",
            "Фермеры считают убытки от града",
            "Хор для тех, кто не умеет петь",
            "О чём молчит бюджет",
        ],
        blurb="Ремонт должны были закончить осенью, но подрядчик попросил ещё времени и денег, маслихат решит в четверг.",
        cm="Комментарии",
        cml="Комментировать могут только зарегистрированные пользователи. Войдите или зарегистрируйтесь.",
    ),
    "kk": dict(
        menu=["Лента", "Өңір", "Сот", "Қаржы", "Мәдениет", "Видео"],
        also="Тағы оқыңыз",
        pop="Көп оқылған",
        login="Кіру",
        sub="Таңғы хат: бес жаңалық, артық сөзсіз.",
        mail="Поштаңыз",
        subb="Жазылу",
        ck="Сайтымыз сізге ыңғайлы болу үшін куки қолданады.",
        ok="Түсінікті",
        no="Баптау",
        legal="2009 жылдан шығады. Ақпарат комитетінің 17-221 есепке қою туралы куәлігі. Бас редактор: Л. Мартова. Автордың пікірі редакция көзқарасымен сәйкес келмеуі мүмкін. Қате тапсаңыз, мәтінді белгілеп Ctrl+Enter басыңыз.",
        rates="USD 471,20 EUR 508,11",
        find="Іздеу",
        home="Басты бет",
        names=[
            "Көпір мамырға дейін жүк көліктеріне жабылды",
            "Бұрынғы банкте шахмат клубы ашылды",
            "Өзен неге темір иісті",
            "Түнгі автобус төрт бағытқа қайтады",
            "Екі басты бұзау музейге берілді",
            "Шаруалар бұршақ шығынын санап жатыр",
            "Ән айта алмайтындарға арналған хор",
            "Бюджет не жайында үндемейді",
        ],
        blurb="Жөндеу күзде бітуі керек еді, бірақ мердігер тағы уақыт пен ақша сұрады, мәслихат бейсенбіде шешеді.",
        cm="Пікірлер",
        cml="Тек тіркелген пайдаланушылар пікір қалдыра алады. Кіріңіз немесе тіркеліңіз.",
    ),
}


def _head(lang, title, extra=""):
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>{extra}<link rel="icon" href="/f.ico"></head>'


def hashed(lang, site, title, body, extra=""):
    """A page of a script framework: no semantic element, no telling name."""
    t = T[lang]
    menu = "".join(f'<a class="sc-9f2k l{i}" href="/r/{i}">{m}</a>' for i, m in enumerate(t["menu"]))
    more = "".join(
        f'<a class="kq1z" href="/s/{i}"><div class="p0a"><img alt=""><div class="p0b">{n}</div><div class="p0c">{12 + i}:4{i}</div></div></a>'
        for i, n in enumerate(t["names"])
    )
    return (
        _head(lang, title, extra)
        + f'<body><div id="__next"><div class="x1a"><div class="x1b"><a href="/" class="q">{site}</a><div class="x1c">{menu}</div><div class="x1d"><span>{t["rates"]}</span><button>{t["login"]}</button></div></div><div class="x2a">{body}</div><div class="x3a"><div class="x3t">{t["also"]}</div><div class="x3b">{more}</div></div><div class="x9"><div>{t["legal"]}</div><div>© 2009—2024 {site}</div></div></div></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{}}}},"page":"/[slug]"}}</script></body></html>'
    )


def portal(lang, site, title, body, extra=""):
    """A portal of tables and fonts: left menu, right column of teasers with blurbs."""
    t = T[lang]
    left = "<br>".join(f"<a href='/cat{i}.html'>{m}</a>" for i, m in enumerate(t["menu"]))
    right = "".join(
        f"<tr><td><b><a href='/news{i}.html'>{n}</a></b><br><font size=1>{t['blurb'] if i % 2 else ''}</font></td></tr>"
        for i, n in enumerate(t["names"][:6])
    )
    return (
        _head(lang, title, extra)
        + f"<body bgcolor=white><table width=980 align=center><tr><td colspan=3><h3><a href=/>{site}</a></h3>{t['rates']} <form action=/search><input name=q><input type=submit value='{t['find']}'></form></td></tr><tr valign=top><td width=160>{left}<hr><form method=post>{t['login']}: <input name=login size=10><input name=pw type=password size=10><input type=submit value=OK></form></td><td>{body}</td><td width=220><b>{t['pop']}</b><table>{right}</table></td></tr><tr><td colspan=3><font size=1>{t['legal']}<br>© {site}</font></td></tr></table></body></html>"
    )


def gov(lang, site, title, body, extra=""):
    """An authority's portal."""
    t = T[lang]
    nav = "".join(f'<li class="menu-item"><a href="/{i}">{m}</a></li>' for i, m in enumerate(t["menu"]))
    return (
        _head(lang, title, extra)
        + f'<body class="inner"><div class="wrapper"><div class="header-top"><a href="/special">Aa</a> <a href="/kk">Қаз</a> <a href="/ru">Рус</a> <a href="/en">Eng</a></div><div class="header-main"><a class="logo" href="/"><span>{site}</span></a><ul class="main-menu">{nav}</ul></div><div class="content"><ul class="breadcrumb"><li><a href="/">{t["home"]}</a></li><li>{title[:40]}</li></ul>{body}</div><div class="footer-block"><p>{t["legal"]}</p><p>+7 (7172) 00-00-00</p></div></div></body></html>'
    )


def blog(lang, site, title, body, extra=""):
    """A one-column blog."""
    t = T[lang]
    return (
        _head(lang, title, extra)
        + f'<body class="post-template"><div class="site-wrapper"><header class="site-header outer"><a class="site-logo" href="/">{site}</a><nav><ul class="nav"><li><a href="/about">{t["menu"][4]}</a></li></ul></nav></header><main id="site-main">{body}</main><section class="subscribe-form"><h3>{t["subb"]}</h3><p>{t["sub"]}</p><form><input type="email" placeholder="{t["mail"]}"><button>{t["subb"]}</button></form></section><footer class="site-footer">{site} © 2024</footer></div></body></html>'
    )


def busy(lang, site, title, body, extra=""):
    """A news site with everything: ticker, consent bar, letter, comments, two lists of teasers."""
    t = T[lang]
    tick = "".join(f"<span><a href='/t{i}'>{n}</a></span>" for i, n in enumerate(t["names"][:3]))
    side = "".join(
        f"<div class='item'><a href='/p{i}'>{n}</a><p>{t['blurb']}</p></div>" for i, n in enumerate(t["names"][3:7])
    )
    feed = "".join(
        f"<article class='teaser'><h3><a href='/f{i}'>{n}</a></h3><p>{t['blurb']}</p></article>"
        for i, n in enumerate(t["names"][:4])
    )
    return (
        _head(lang, title, extra)
        + f"<body><div class='gdpr-bar' id='gdpr'><p>{t['ck']}</p><button>{t['ok']}</button><button>{t['no']}</button></div><header><a href='/'>{site}</a><div class='tick'>{tick}</div><nav>{''.join(f'<a href=/{i}>{m}</a>' for i, m in enumerate(t['menu']))}</nav><a class='enter' href='/login'>{t['login']}</a></header><div class='layout'><div class='left-col'>{body}<div class='disqus'><h4>{t['cm']}</h4><p>{t['cml']}</p></div></div><div class='right-col'><h4>{t['pop']}</h4>{side}</div></div><div class='more-feed'><h2>{t['also']}</h2>{feed}</div><div class='letter'><p>{t['sub']}</p><input type='email'><button>{t['subb']}</button></div><footer><p>{t['legal']}</p></footer></body></html>"
    )


def naked(lang, site, title, body, extra=""):
    """No chrome."""
    return _head(lang, title, extra) + f"<body>{body}</body></html>"


ALL = {"hashed": hashed, "portal": portal, "gov": gov, "blog": blog, "busy": busy, "naked": naked}
