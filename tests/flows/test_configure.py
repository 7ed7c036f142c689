from pathlib import Path

import pytest

from dalel.config import known_keys, settings_from
from dalel.errors import SettingsError
from flows.configure import load_settings


def settings_file(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "dalel.toml"
    path.write_text(text)
    path.chmod(mode)
    return path


def test_the_environment_wins_over_the_file_and_options_over_both(tmp_path: Path) -> None:
    path = settings_file(tmp_path, '[network]\ndelay_s = 7\nuser_agent = "file"\n')
    settings = load_settings(
        path, {"DALEL_NETWORK__DELAY_S": "3", "HOME": str(tmp_path)}, {"network": {"user_agent": "option"}}
    )
    assert (settings.network.delay_s, settings.network.user_agent) == (3, "option")


@pytest.mark.parametrize("text", ["10.0.0.5:80,[::1]:81", '["10.0.0.5:80", "[::1]:81"]'])
def test_permits_come_as_commas_or_json(text: str, tmp_path: Path) -> None:
    settings = load_settings(None, {"DALEL_NETWORK__PERMIT": text}, {})
    assert settings.network.permit == ("10.0.0.5:80", "[::1]:81")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[network]\nproxi = 'http://x'", "did you mean 'network.proxy'"),
        ("[netwrk]\nproxy = 'http://x'", "unknown setting 'netwrk'; did you mean 'network'?"),
        ("delay_s = 3", "did you mean 'network.delay_s'"),
        ("[network]\ndelay_s = -1", "network.delay_s"),
        ("[network]\ndelay_s = 1e9", "network.delay_s"),
        ("[network]\ntimeout_s = 'soon'", "network.timeout_s"),
        ("[network]\ntimeout_s = 0", "network.timeout_s"),
        ("[network]\nconcurrency = 0", "network.concurrency"),
        ("[network]\nconcurrency = 100000", "network.concurrency"),
        ("[archive.rates]\ncdx = 0", "archive.rates.cdx"),
        ("[network]\nrobots = 'ignore'", "network.robots"),
        ("[network", "not valid TOML"),
        ("[network]\nproxy = 'socks5://x'", "network.proxy"),
    ],
)
def test_a_broken_file_is_one_line_that_names_the_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        load_settings(settings_file(tmp_path, text), {}, {})
    assert "\n" not in str(caught.value)


def test_keys_in_a_file_that_others_can_read_are_refused(tmp_path: Path) -> None:
    path = settings_file(tmp_path, '[archive]\naccess_key = "a"\nsecret_key = "b"\n', 0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        load_settings(path, {}, {})


def test_archive_keys_come_from_where_the_ia_tool_keeps_them(tmp_path: Path) -> None:
    ini = tmp_path / "ia.ini"
    ini.write_text("[s3]\naccess = AKEY\nsecret = hunter2\n")
    ini.chmod(0o600)
    settings = load_settings(None, {"IA_CONFIG_FILE": str(ini)}, {})
    assert settings.archive.secret_key is not None
    assert settings.archive.secret_key.get_secret_value() == "hunter2"
    assert "hunter2" not in repr(settings)


def test_one_archive_key_without_the_other_is_refused() -> None:
    with pytest.raises(SettingsError, match="both"):
        load_settings(None, {"IA_ACCESS_KEY_ID": "AKEY"}, {})


def test_every_setting_is_in_the_handbook() -> None:
    text = (Path(__file__).parents[2] / "docs/settings.md").read_text(encoding="utf-8")
    assert [key for key in known_keys() if f"`{key}`" not in text] == []


@pytest.mark.parametrize(
    ("places", "environ", "access"),
    [
        ([".ia"], {}, ".ia"),
        ([".ia", ".config/ia.ini"], {}, ".config/ia.ini"),
        ([".ia", ".config/ia.ini", ".config/internetarchive/ia.ini"], {}, ".config/internetarchive/ia.ini"),
        ([".config/ia.ini", "xdg/internetarchive/ia.ini"], {"XDG_CONFIG_HOME": "xdg"}, "xdg/internetarchive/ia.ini"),
        (["mine.ini", ".ia"], {"IA_CONFIG_FILE": "mine.ini"}, "mine.ini"),
        ([".ia"], {"IA_ACCESS_KEY_ID": "own", "IA_SECRET_ACCESS_KEY": "s"}, "own"),
        ([], {}, None),
    ],
)
def test_archive_keys_are_looked_for_in_the_order_of_the_ia_tool(
    tmp_path: Path, places: list[str], environ: dict[str, str], access: str | None
) -> None:
    for place in places:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[s3]\naccess = {place}\nsecret = s\n")
        path.chmod(0o600)
    paths = {k: str(tmp_path / v) if k in ("XDG_CONFIG_HOME", "IA_CONFIG_FILE") else v for k, v in environ.items()}
    settings = load_settings(None, {"HOME": str(tmp_path), **paths}, {})
    assert (settings.archive.access_key.get_secret_value() if settings.archive.access_key else None) == access


def test_archive_keys_that_others_can_read_are_refused_in_one_line(tmp_path: Path) -> None:
    ini = tmp_path / ".ia"
    ini.write_text("[s3]\naccess = AKEY\nsecret = hunter2\n")
    ini.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600") as caught:
        load_settings(None, {"HOME": str(tmp_path)}, {})
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "private"), [("true", True), ("a.example, b.example", ("a.example", "b.example")), ("false", False)]
)
def test_what_is_private_comes_from_the_environment_as_a_list_or_as_all(text: str, private: object) -> None:
    assert load_settings(None, {"DALEL_PRIVATE": text}, {}).private == private


@pytest.mark.parametrize(
    ("remote", "why"),
    [
        ("bucket/prefix", "must be an address"),
        ("file://mnt/share", "must be an address"),
        ("s3://", "must be an address"),
        ("ftp://desk:word@host/x", "come from the environment"),
    ],
)
def test_a_place_of_captures_is_an_address_without_a_password(remote: str, why: str) -> None:
    with pytest.raises(SettingsError, match=rf"captures\.remote.*{why}") as told:
        settings_from({"captures": {"remote": remote}})
    assert "word" not in str(told.value).replace("password", "")
