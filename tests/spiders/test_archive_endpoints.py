"""The archives' own client reaches every archive that is set, though it be private, and nothing else."""

from dalel.config import settings_from
from spiders.settings import scrapy_settings

OTHER = {"name": "local", "index": "http://127.0.0.1:8123/web/cdx", "replay": "http://127.0.0.1:8123/web"}
SET = {"archive": {"replay": "https://archive.example/web", "others": [OTHER]}}


def test_replay_addresses_of_all_archives_are_reached_by_their_client_alone() -> None:
    own = scrapy_settings(settings_from(SET), pipelines={}, archive=True)
    assert own["DALEL_ENDPOINTS"] == {("archive.example", 443), ("127.0.0.1", 8123)}
    assert not scrapy_settings(settings_from(SET), pipelines={}, archive=False)["DALEL_ENDPOINTS"]


def test_behind_a_proxy_the_proxy_alone_is_reached() -> None:
    behind = settings_from(SET | {"network": {"proxy": "http://127.0.0.1:3128"}})
    assert scrapy_settings(behind, pipelines={}, archive=True)["DALEL_ENDPOINTS"] == {("127.0.0.1", 3128)}
