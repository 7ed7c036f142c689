# ruff: noqa: E501 - pages are written as they are served
"""Failures, statuses, redirects, twins."""

FAILURES = [
    ("nxdomain", "dns_nxdomain", "UNREACHABLE"), ("dns", "dns_failed", "UNREACHABLE"), ("tls", "tls", "UNREACHABLE"),
    ("refused", "refused", "UNREACHABLE"), ("reset", "reset", "UNREACHABLE"), ("timeout", "timeout", "UNREACHABLE"),
    ("protocol", "protocol", "UNREACHABLE"), ("loop", "redirect_loop", "UNREACHABLE"), ("tunnel", "tunnel_refused", "UNREACHABLE"),
    ("guard", "guard", "UNKNOWN"), ("scheme", "scheme", "UNKNOWN"), ("robots", "robots", "UNKNOWN"), ("limit", "limit", "UNKNOWN"),
    ("proxy", "proxy_down", "UNKNOWN"), ("network", "network_down", "UNKNOWN"), ("nottried", "not_tried", "UNKNOWN"),
]  # fmt: skip

MILL = "<article><h1>Old mill to become a school of bread</h1><p>The old mill on the river will open in autumn as a school where bakers teach children, the town council decided on Monday.</p><p>It has stood empty since 1998. The roof is to be mended first, then the wheel.</p></article>"
MELN = "<article><h1>Старую мельницу превратят в школу хлеба</h1><p>Старая мельница у реки осенью откроется как школа, где пекари будут учить детей, решил в понедельник городской совет.</p><p>Она пустует с 1998 года. Сначала починят крышу, потом колесо.</p></article>"
DIIR = "<article><h1>Ескі диірмен нан мектебіне айналады</h1><p>Өзен бойындағы ескі диірмен күзде наубайшылар балаларды үйрететін мектеп болып ашылады, деп шешті қалалық кеңес.</p><p>Ол 1998 жылдан бері бос тұр.</p></article>"
GOAT = "<article><h1>Goats learn to ring the bell</h1><p>Three goats of the upper farm ring the chapel bell at noon, and nobody taught them, says the sexton.</p><p>They pull the rope because of the salt on it.</p></article>"
FRONT_EN = "<section><h2>Top stories</h2><ul><li><a href='/1'>Flood barrier passes its first test</a></li><li><a href='/2'>A library on wheels</a></li><li><a href='/3'>Choir sings in the station</a></li></ul></section>"
FRONT_RU = "<div class='lenta'><div class='i'><a href='/1'>Плотина выдержала паводок</a></div><div class='i'><a href='/2'>Библиотека на колёсах</a></div><div class='i'><a href='/3'>Хор спел на вокзале</a></div></div>"
FRONT_KK = "<div class='lenta'><div class='i'><a href='/1'>Бөгет тасқынға төтеп берді</a></div><div class='i'><a href='/2'>Дөңгелекті кітапхана</a></div><div class='i'><a href='/3'>Хор вокзалда ән салды</a></div></div>"
CASINO = "<h1>Онлайн казино с бонусом</h1><p>Играйте в игровые автоматы и получите бонус за регистрацию.</p>"

# (name, reach, rule, [(url, status), …], language, chrome, title, content)
REDIRECTS = [
    ("https", "LIVE", None, [("http://harbourpost.example/2023/05/old-mill-school", 301), ("https://harbourpost.example/2023/05/old-mill-school", 200)], "en", "semantic", "Old mill to become a school of bread", MILL),
    ("www-slash", "LIVE", None, [("https://stepvest.example/2023/05/melnica-shkola", 301), ("https://www.stepvest.example/2023/05/melnica-shkola/", 200)], "ru", "semantic", "Старую мельницу превратят в школу хлеба", MELN),
    ("tracking", "LIVE", None, [("https://dalazhar.example/2023/05/diirmen-mektep?utm_source=tg&fbclid=Q", 301), ("https://dalazhar.example/2023/05/diirmen-mektep", 200)], "kk", "semantic", "Ескі диірмен", DIIR),
    ("youtu-be", "LIVE", None, [("https://youtu.be/aBcDeFgHiJp", 303), ("https://www.youtube.com/watch?v=aBcDeFgHiJp&feature=youtu.be", 200)], "en", "bare", "The mill opens - YouTube", "<script>var r={\"playabilityStatus\":{\"status\":\"OK\"},\"shortDescription\":\"First bread.\"}</script>"),
    ("temporary-equal", "LIVE", None, [("https://harbourpost.example/2023/05/old-mill-school", 302), ("https://harbourpost.example/en/2023/05/old-mill-school", 200)], "en", "semantic", "Old mill to become a school of bread", MILL),
    ("percent", "LIVE", None, [("https://stepvest.example/новости/мельница-школа-хлеба", 301), ("https://stepvest.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/%D0%BC%D0%B5%D0%BB%D1%8C%D0%BD%D0%B8%D1%86%D0%B0-%D1%88%D0%BA%D0%BE%D0%BB%D0%B0-%D1%85%D0%BB%D0%B5%D0%B1%D0%B0", 200)], "ru", "semantic", "Старую мельницу", MELN),
    ("home-to-language", "LIVE", None, [("https://stepvest.example/", 302), ("https://stepvest.example/ru/", 200)], "ru", "semantic", "Степной вестник", FRONT_RU),
    ("moved-host", "MOVED", None, [("https://old.harbourpost.example/2023/05/old-mill-school", 301), ("https://harbourpost.example/2023/05/old-mill-school", 200)], "en", "semantic", "Old mill to become a school of bread", MILL),
    ("moved-domain", "MOVED", None, [("http://stepnoy.example/news/3311-melnica-shkola-hleba", 301), ("https://stepvest.example/news/3311-melnica-shkola-hleba", 200)], "ru", "wordpress", "Старую мельницу превратят в школу хлеба", MELN),
    ("moved-scheme-then-path", "MOVED", None, [("http://harbourpost.example/story.php?id=7788", 301), ("https://harbourpost.example/story.php?id=7788", 301), ("https://harbourpost.example/stories/7788-old-mill-school", 200)], "en", "semantic", "Old mill to become a school of bread", MILL),
    ("moved-308", "MOVED", None, [("https://dalazhar.example/kk/news/diirmen-nan-mektebi", 308), ("https://dalazhar.example/zhanalyktar/2023/diirmen-nan-mektebi", 200)], "kk", "semantic", "Ескі диірмен нан мектебіне айналады", DIIR),
    ("moved-wp-id", "MOVED", None, [("https://harbourpost.example/?p=4521", 301), ("https://harbourpost.example/2023/05/04/old-mill-to-become-a-school/", 200)], "en", "wordpress", "Old mill to become a school of bread", MILL),
    ("moved-node", "MOVED", None, [("https://stepvest.example/node/912", 301), ("https://stepvest.example/obshchestvo/staruyu-melnicu-prevratyat", 200)], "ru", "drupal", "Старую мельницу превратят в школу хлеба", MELN),
    ("moved-language", "MOVED", None, [("https://dalazhar.example/news/4455", 301), ("https://dalazhar.example/kk/news/4455", 200)], "kk", "bitrix", "Ескі диірмен нан мектебіне айналады", DIIR),
    ("moved-html-ending", "MOVED", None, [("https://harbourpost.example/arts/old-mill-school.html", 301), ("https://harbourpost.example/arts/old-mill-school", 200)], "en", "semantic", "Old mill to become a school of bread", MILL),
    ("moved-amp", "MOVED", None, [("https://stepvest.example/2023/05/melnica-shkola-hleba/amp", 301), ("https://stepvest.example/2023/05/melnica-shkola-hleba", 200)], "ru", "semantic", "Старую мельницу превратят в школу хлеба", MELN),
    ("moved-title", "MOVED", None, [("https://stepvest.example/novosti/staruyu-melnicu-prevratyat-v-shkolu", 301), ("https://stepvest.example/n/77812", 200)], "ru", "semantic", "Старую мельницу превратят в школу хлеба", MELN),
    ("moved-twice", "MOVED", None, [("http://www.harbourpost.example/a/old-mill-school-bread", 301), ("https://www.harbourpost.example/a/old-mill-school-bread", 301), ("https://www.harbourpost.example/archive/a/old-mill-school-bread", 301), ("https://archive.harbourpost.example/a/old-mill-school-bread", 200)], "en", "tables", "Old mill to become a school of bread", MILL),
    ("moved-site", "MOVED", None, [("https://harbourpost.example/", 301), ("https://harbourdaily.example/", 200)], "en", "semantic", "The Harbour Daily", FRONT_EN),
    ("moved-twitter", "MOVED", None, [("https://twitter.com/sample/status/1234567890123456700", 301), ("https://x.com/sample/status/1234567890123456700", 200)], "en", "bare", "Olga Sample on X", "<div data-testid='tweetText'>The mill is saved tonight, nine votes to two.</div>"),
    ("home-301", "GONE", "redirect_to_home", [("https://harbourpost.example/2019/05/some-page-of-then", 301), ("https://harbourpost.example/", 200)], "en", "semantic", "The Harbour Post", FRONT_EN),
    ("home-302-ru", "GONE", "redirect_to_home", [("https://stepvest.example/news/887-kakaya-to-staraya", 302), ("https://stepvest.example/ru/", 200)], "ru", "bitrix", "Степной вестник", FRONT_RU),
    ("home-kk", "GONE", "redirect_to_home", [("https://dalazhar.example/?id=5566", 302), ("https://dalazhar.example/index.php", 200)], "kk", "dle", "Дала жаршысы", FRONT_KK),
    ("home-other-host", "GONE", "redirect_to_home", [("http://stepnoy.example/stati/ob-odnoj-melnice", 301), ("https://stepvest.example/", 200)], "ru", "semantic", "Степной вестник", FRONT_RU),
    ("section", "GONE", "redirect_to_section", [("https://harbourpost.example/news/2019/05/some-page-of-then", 301), ("https://harbourpost.example/news/", 200)], "en", "wordpress", "News – The Harbour Post", FRONT_EN),
    ("section-ru", "GONE", "redirect_to_section", [("https://stepvest.example/novosti/887-kakaya-to-staraya", 302), ("https://stepvest.example/novosti", 200)], "ru", "bitrix", "Новости", FRONT_RU),
    ("section-kk", "GONE", "redirect_to_section", [("https://dalazhar.example/zhanalyktar/11223-eski-zhanalyk-turaly", 301), ("https://dalazhar.example/zhanalyktar/", 200)], "kk", "semantic", "Жаңалықтар", FRONT_KK),
    ("error-page", "GONE", "redirect_to_error", [("https://harbourpost.example/2019/05/some-page-of-then", 302), ("https://harbourpost.example/404.html", 200)], "en", "tilda", "The Harbour Post", "<p>Use the menu.</p>"),
    ("then-404", "GONE", "status_404", [("http://stepvest.example/news/1", 301), ("https://stepvest.example/news/1", 404)], "ru", "semantic", "404", "<h1>404</h1>"),
    ("elsewhere", "GONE", "redirect_elsewhere", [("https://harbourpost.example/2019/05/council-minutes-about-bridge", 301), ("https://harbourpost.example/2023/09/goats-learn-ring-bell", 200)], "en", "semantic", "Goats learn to ring the bell", GOAT),
    ("domain-lost", "PARKED", None, [("http://stepnoy.example/stati/ob-odnoj-melnice", 301), ("https://stepnoy.example/", 200)], "ru", "tilda", "Онлайн казино — бонус за регистрацию", CASINO),
    ("to-sedo", "PARKED", None, [("http://stepnoy.example/stati/ob-odnoj-melnice", 302), ("https://sedo.com/search/details/?domain=stepnoy.example", 200)], "en", "bare", "stepnoy.example", "<p>Buy now</p>"),
    ("to-ww", "PARKED", None, [("http://harbourold.example/a/b", 302), ("http://ww25.harbourold.example/a/b?subid1=x", 200)], "en", "bare", "harbourold.example", "<script src='x.js'></script>"),
    ("login", "WALLED", None, [("https://harbourpost.example/reports/2021", 302), ("https://harbourpost.example/login?next=/reports/2021", 200)], "en", "semantic", "Members", "<h1>Welcome</h1><input type='password'>"),
    ("login-kk", "WALLED", None, [("https://dalazhar.example/qujat/55", 302), ("https://id.dalazhar.example/auth?redirect_uri=https%3A%2F%2Fdalazhar.example%2Fqujat%2F55", 200)], "kk", "bare", "Бірыңғай кіру", "<input type='password'>"),
]  # fmt: skip

STATUSES = [
    ("plain-404", "en", "semantic", 404, "GONE", "Page not found", "<h1>Page not found</h1>"),
    ("rich-404", "ru", "wordpress", 404, "GONE", "Степной вестник", MELN),
    ("plain-410", "kk", "bitrix", 410, "GONE", "Жойылды", "<h1>Жойылды</h1>"),
    ("soft-with-404-login", "en", "bitrix", 404, "GONE", "Log in", "<h1>Log in</h1><input type='password'>"),
    ("teapot", "en", "bare", 406, "BLOCKED", "Not Acceptable!", "<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>"),
    ("payment", "en", "semantic", 402, "PAYWALLED", "Payment required", "<h1>Payment required</h1>"),
    ("no-content", "en", "bare", 200, "LIVE", "", ""),
]  # fmt: skip

# (name, language, chrome, reach, title, content, extra head, content of the twin or None)
TWINS = [
    ("same-front", "en", "semantic", "GONE", "The Harbour Post", FRONT_EN + "<p>Weather: rain, then more rain.</p>", "", FRONT_EN + "<p>Weather: rain, then more rain.</p>"),
    ("same-front-ru", "ru", "bitrix", "GONE", "Степной вестник", FRONT_RU, "", FRONT_RU),
    ("other", "en", "semantic", "LIVE", "Old mill to become a school of bread", MILL, "", "<h1>Nothing is here</h1>"),
    ("canonical-home", "kk", "semantic", "GONE", "Дала жаршысы", FRONT_KK, '<link rel="canonical" href="https://dalazhar.example/">', None),
    ("canonical-home-article", "ru", "semantic", "LIVE", "Старую мельницу превратят в школу хлеба", MELN * 2, '<link rel="canonical" href="https://stepvest.example/">', None),
]  # fmt: skip
