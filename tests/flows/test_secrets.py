"""Keys and logins stay where they are: no byte that a run leaves behind holds one."""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import demo
from demo.savepagenow import ACCESS, SECRET
from demo.world import World

CANARIES = (ACCESS, SECRET, "proxy-person", "proxy-pass-canary")


def test_no_secret_is_written_or_printed(tmp_path: Path) -> None:
    with World() as world:
        parts = urlsplit(world.base)
        proxy = f"http://{CANARIES[2]}:{CANARIES[3]}@{parts.netloc}"
        archive = {
            "CDX": f"{world.base}/cdx/search/cdx", "REPLAY": f"{world.base}/web", "SAVE": f"{world.base}/save",
            "AVAILABILITY": f"{world.base}/wayback/available",
            **{f"RATES__{bucket}": "6000" for bucket in ("CDX", "MEMENTO", "SAVE", "STATUS", "AVAILABLE")},
        }  # fmt: skip
        network = {"PROXY": proxy, "DELAY_S": "0", "TIMEOUT_S": "5", "CONTROL": f"{world.base}/"}
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("DALEL_", "IA_"))}
        environ |= {f"DALEL_ARCHIVE__{name}": value for name, value in archive.items()}
        environ |= {f"DALEL_NETWORK__{name}": value for name, value in network.items()}
        environ |= {"IA_ACCESS_KEY_ID": ACCESS, "IA_SECRET_ACCESS_KEY": SECRET, "HOME": str(tmp_path / "home")}
        report = str(Path(demo.__file__).parent / "report.html")
        said = [
            _dalel(tmp_path, environ, *words) for words in (["check", report, "--out", "out"], ["doctor"], ["status"])
        ]
        assert any(b"/save" in address.encode() for _, _, address in world.log)

    (tmp_path / "said").write_bytes(b"".join(said))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    found = [f"{canary} in {path.name}" for path in files for canary in CANARIES if canary.encode() in _bytes(path)]
    assert len(files) > 10
    assert found == []


def _dalel(folder: Path, environ: dict[str, str], *words: str) -> bytes:
    command = [sys.executable, "-P", "-c", "from flows.cli import main; main()", *words, "--store", "store"]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, timeout=120, check=False)
    assert done.returncode in (0, 4), done.stderr
    return done.stdout + done.stderr


def _bytes(path: Path) -> bytes:
    """What a file holds, unpacked."""
    data = path.read_bytes()
    return data + gzip.decompress(data) if path.name.endswith(".gz") else data
