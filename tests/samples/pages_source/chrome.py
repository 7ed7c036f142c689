# ruff: noqa: E501 - pages are written as they are served
"""Site chrome for the labelled pages: eight ways in which sites wrap their content, in three languages."""

from html import escape

WORDS = {
    "en": {
        "nav": ["Home", "News", "Politics", "Society", "Economy", "Opinion", "Contacts"],
        "latest": "Latest news", "search": "Search", "login": "Log in", "register": "Register", "about": "About us",
        "cookie": "We use cookies to make the site work better. By staying here you agree to that.", "ok": "Accept",
        "foot": "© 2016–2024 {site}. All rights reserved. Reprints are allowed only with a link to the source.",
        "subscribe": "Subscribe to our newsletter and get the main stories every morning.",
        "registered": "The online edition {site} is registered with the Ministry of Information, certificate No. 4512 of 12 March 2016. The editorial office is at 14 Orchard Street, office 3.",
        "comments": "Log in to leave a comment", "share": "Share", "password": "Password",
        "teasers": [("Water levels in the reservoir fall for a third year", "Engineers measured the lowest mark since the dam was built and asked farmers to water at night."),
                    ("A tram line returns to the old town", "The first cars will run in spring, the mayor's office promises, though two bridges are not ready."),
                    ("Teachers ask for smaller classes", "In some schools forty children sit in one room, a survey of nine districts shows."),
                    ("Bakery wins a prize for its rye loaf", "The recipe was found in a notebook of the owner's grandmother.")],
    },
    "ru": {
        "nav": ["Главная", "Новости", "Политика", "Общество", "Экономика", "Мнения", "Контакты"],
        "latest": "Последние новости", "search": "Поиск по сайту", "login": "Войти", "register": "Регистрация", "about": "О редакции",
        "cookie": "Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь здесь, вы соглашаетесь с этим.", "ok": "Принять",
        "foot": "© 2016–2024 {site}. Все права защищены. При использовании материалов активная ссылка обязательна.",
        "subscribe": "Подпишитесь на нашу рассылку и получайте главные новости каждое утро.",
        "registered": "Сетевое издание {site} зарегистрировано в министерстве информации, свидетельство № 4512 от 12 марта 2016 года. Адрес редакции: улица Садовая, 14, офис 3.",
        "comments": "Войдите, чтобы оставить комментарий", "share": "Поделиться", "password": "Пароль",
        "teasers": [("Уровень воды в водохранилище падает третий год", "Инженеры отметили самую низкую отметку со времён постройки плотины и просят поливать ночью."),
                    ("В старый город возвращается трамвай", "Первые вагоны пойдут весной, обещают в акимате, хотя два моста ещё не готовы."),
                    ("Учителя просят уменьшить классы", "В некоторых школах в одном кабинете сидят сорок детей, показал опрос в девяти районах."),
                    ("Пекарня получила приз за ржаной хлеб", "Рецепт нашли в тетради бабушки хозяина.")],
    },
    "kk": {
        "nav": ["Басты бет", "Жаңалықтар", "Саясат", "Қоғам", "Экономика", "Пікір", "Байланыс"],
        "latest": "Соңғы жаңалықтар", "search": "Сайттан іздеу", "login": "Кіру", "register": "Тіркелу", "about": "Редакция туралы",
        "cookie": "Сайт жақсы жұмыс істеуі үшін cookie файлдарын пайдаланамыз. Осында қалсаңыз, келісесіз.", "ok": "Қабылдау",
        "foot": "© 2016–2024 {site}. Барлық құқықтар қорғалған. Материалдарды пайдаланғанда сілтеме міндетті.",
        "subscribe": "Біздің таратылымға жазылып, басты жаңалықтарды күн сайын таңертең алыңыз.",
        "registered": "{site} желілік басылымы ақпарат министрлігінде тіркелген, 2016 жылғы 12 наурыздағы № 4512 куәлік. Редакция мекенжайы: Бақша көшесі, 14, 3-кеңсе.",
        "comments": "Пікір қалдыру үшін кіріңіз", "share": "Бөлісу", "password": "Құпиясөз",
        "teasers": [("Су қоймасының деңгейі үшінші жыл қатарынан төмендеді", "Инженерлер бөгет салынғалы ең төмен белгіні тіркеп, түнде суаруды сұрады."),
                    ("Ескі қалаға трамвай қайта келеді", "Алғашқы вагондар көктемде жүреді дейді әкімдік, бірақ екі көпір әлі дайын емес."),
                    ("Мұғалімдер сыныптарды азайтуды сұрайды", "Кей мектепте бір бөлмеде қырық бала отыр, деп көрсетті тоғыз ауданда өткен сауалнама."),
                    ("Наубайхана қара бидай наны үшін жүлде алды", "Рецепт иесінің әжесінің дәптерінен табылған.")],
    },
}  # fmt: skip


def head(title: str, lang: str, extra: str = "", charset: str = "utf-8") -> str:
    return f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="{charset}">\n<title>{escape(title)}</title>\n{extra}\n</head>\n'


def links(lang: str, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{i}/">{word}</a></{tag}>' for i, word in enumerate(WORDS[lang]["nav"]))


def wordpress(lang: str, site: str, title: str, content: str, extra: str = "", body_class: str = "") -> str:
    w = WORDS[lang]
    recent = "".join(f'<li><a href="/{i}/{i}/">{t}</a></li>' for i, (t, _) in enumerate(w["teasers"]))
    return (
        head(title, lang, extra + '<meta name="generator" content="WordPress 6.2">')
        + f"""<body class="{body_class} wp-embed-responsive">
<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">{site}</a></p>
<nav id="site-navigation"><ul class="menu">{links(lang)}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">{content}</main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">{w["latest"]}</h2><ul>{recent}</ul></section>
<section class="widget widget_search"><form role="search"><input type="search" name="s"><button>{w["search"]}</button></form></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info">{w["foot"].format(site=site)}</div></footer></div>
<script src="/wp-includes/js/jquery.js"></script></body></html>"""
    )


def bitrix(lang: str, site: str, title: str, content: str, extra: str = "") -> str:
    w = WORDS[lang]
    cards = "".join(
        f'<div class="news-item"><a href="/news/{i}/">{t}</a><div class="preview">{s}</div></div>'
        for i, (t, s) in enumerate(w["teasers"])
    )
    return (
        head(title, lang, extra + '<link href="/bitrix/templates/main/styles.css" rel="stylesheet">')
        + f"""<body>
<div id="panel"></div><div class="wrap"><div class="header"><a class="logo" href="/">{site}</a><div class="phone">+7 (7172) 00-00-00</div>
<div class="auth-popup"><form action="/auth/"><input type="text" name="USER_LOGIN"><input type="password" name="USER_PASSWORD" placeholder="{w["password"]}"><input type="submit" value="{w["login"]}"></form></div>
<ul class="top-menu">{links(lang)}</ul></div>
<div class="workarea">{content}</div>
<div class="right-col"><h3>{w["latest"]}</h3><div class="news-list">{cards}</div></div>
<div class="footer"><p>{w["foot"].format(site=site)}</p><p>{w["registered"].format(site=site)}</p></div></div>
<script>var BX={{}};(window.BX||top.BX)</script></body></html>"""
    )


def semantic(lang: str, site: str, title: str, content: str, extra: str = "") -> str:
    w = WORDS[lang]
    cards = "".join(
        f"<article class=card><h3><a href=/n/{i}>{t}</a></h3><p>{s}</p></article>"
        for i, (t, s) in enumerate(w["teasers"])
    )
    return (
        head(title, lang, extra)
        + f"""<body><header><a href="/" class="brand">{site}</a><nav>{links(lang, "span")}</nav>
<button class="login">{w["login"]}</button></header><main>{content}</main>
<section class="related"><h2>{w["latest"]}</h2>{cards}</section>
<footer><p>{w["foot"].format(site=site)}</p><p>{w["subscribe"]}</p><form><input type="email"><button>OK</button></form></footer>
<div class="cookie-banner"><p>{w["cookie"]}</p><button>{w["ok"]}</button></div></body></html>"""
    )


def tables(lang: str, site: str, title: str, content: str, extra: str = "") -> str:
    w = WORDS[lang]
    menu = "<br>".join(f'<a href="/{i}.html">{word}</a>' for i, word in enumerate(w["nav"]))
    return (
        head(title, lang, extra)
        + f"""<body bgcolor="#ffffff"><table width="100%" border="0"><tr><td colspan="2"><font size="5"><b>{site}</b></font></td></tr>
<tr><td width="160" valign="top">{menu}</td><td valign="top">{content}</td></tr>
<tr><td colspan="2"><font size="1">{w["foot"].format(site=site)}</font></td></tr></table></body></html>"""
    )


def dle(lang: str, site: str, title: str, content: str, extra: str = "") -> str:
    w = WORDS[lang]
    items = "".join(f'<a class="short-link" href="/{i}.html">{t}</a>' for i, (t, _) in enumerate(w["teasers"]))
    return (
        head(title, lang, extra + '<meta name="generator" content="DataLife Engine (http://dle-news.ru)">')
        + f"""<body>
<div class="page"><div class="header-wrap"><a class="logo" href="/">{site}</a><ul class="hmenu">{links(lang)}</ul>
<div class="login-box" style="display:none"><form method="post"><input name="login_name"><input type="password" name="login_password"><button>{w["login"]}</button></form></div></div>
<div class="cols"><div id="dle-content">{content}</div><div class="side"><div class="side-box"><div class="side-title">{w["latest"]}</div>{items}</div></div></div>
<div class="foot">{w["foot"].format(site=site)}</div></div></body></html>"""
    )


def tilda(lang: str, site: str, title: str, content: str, extra: str = "") -> str:
    w = WORDS[lang]
    return (
        head(title, lang, extra)
        + f"""<body class="t-body"><div id="allrecords" class="t-records" data-tilda-project-id="12">
<div id="rec1" class="r t-rec"><div class="t228"><a href="/">{site}</a><ul class="t228__list">{links(lang)}</ul></div></div>
<div id="rec2" class="r t-rec"><div class="t-container"><div class="t-col t-col_8">{content}</div></div></div>
<div id="rec3" class="r t-rec"><div class="t-container t-align_center">{w["foot"].format(site=site)}</div></div></div>
<script src="https://static.tildacdn.example/js/tilda-scripts.js"></script></body></html>"""
    )


def drupal(lang: str, site: str, title: str, content: str, extra: str = "") -> str:
    w = WORDS[lang]
    return (
        head(title, lang, extra + '<meta name="Generator" content="Drupal 9">')
        + f"""<body class="path-node">
<div class="dialog-off-canvas-main-canvas"><header class="header" role="banner"><div class="region region-header"><a href="/" rel="home">{site}</a>
<nav role="navigation"><ul class="menu nav">{links(lang)}</ul></nav></div></header>
<div role="main" class="main-container"><div class="region region-content">{content}</div></div>
<footer class="footer" role="contentinfo"><p>{w["foot"].format(site=site)}</p></footer></div></body></html>"""
    )


def bare(lang: str, site: str, title: str, content: str, extra: str = "") -> str:
    return head(title, lang, extra) + f"<body>{content}</body></html>"


CHROMES = {
    "wordpress": wordpress,
    "bitrix": bitrix,
    "semantic": semantic,
    "tables": tables,
    "dle": dle,
    "tilda": tilda,
    "drupal": drupal,
    "bare": bare,
}
