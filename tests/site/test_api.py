"""The API as a server sends it, with the settings that are published for it, against its own description."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from build_site.downloads import OPENAPI
from tests.servers import Server, start_server
from tests.toy import PROJECT

SCHEMATHESIS = PROJECT / ".build" / "schemathesis" / "bin" / "schemathesis"
# Which methods there are is the server's own matter: nginx refuses others without saying which it takes.
OF_THE_SERVER = "unsupported_method"


def try_api(server: Server, folder: Path, *options: str) -> tuple[int, str]:
    """What Schemathesis says after asking for everything that is described, and for what isn't: exit code and text."""
    assert SCHEMATHESIS.is_file(), "Schemathesis is not installed. Run: make validators"
    api = f"http://127.0.0.1:{server.port}/api"
    command = [str(SCHEMATHESIS), "run", f"{api}/openapi.json", "--url", api, "--phases", "examples,coverage,fuzzing"]
    command += ["--exclude-checks", OF_THE_SERVER, "--seed", "1", "--generation-database", "none", "-n", "5", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 # our own arguments
    return done.returncode, done.stdout + done.stderr


def test_every_answer_is_as_the_api_describes_it(built_site: Path, tmp_path: Path) -> None:
    with start_server("nginx", built_site) as server:
        code, said = try_api(server, tmp_path)
    assert code == 0, said
    described = json.loads((built_site / OPENAPI).read_text(encoding="utf-8"))
    assert "404 Not Found" not in said, said  # which is described too
    assert f"Tested: {len(described['paths'])}" in said, said


def test_answers_that_are_not_as_described_would_be_found(built_site: Path, tmp_path: Path) -> None:
    """A field that is missing, an address that is, another type of content, and a site that no script may read."""
    site = tmp_path / "site"
    for name in ("api", "om/servrar"):
        shutil.copytree(built_site / name, site / name)
    api = site / "api" / "v1"
    (api / "reports.json").write_text('{"title": "Rapporter", "records": []}', encoding="utf-8")
    (api / "tables.json").unlink()
    (api / "goals.json").write_text("mål", encoding="utf-8")
    settings = site / "om" / "servrar" / "nginx.conf"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('Access-Control-Allow-Origin "*"', 'Access-Control-Allow-Origin "null"'), "utf-8")
    with start_server("nginx", site) as server:
        code, said = try_api(server, tmp_path, "--include-path-regex", "^/v1/(reports|tables|goals|findings).json$")
    assert code == 1
    assert re.search(r"404 Not Found\n\n *- GET /v1/tables.json\n", said), said
    for path, fault in (
        ("/v1/reports.json", "is a required property"),
        ("/v1/goals.json", "JSON"),
        ("/v1/findings.json", "Response header does not conform"),
    ):
        (found,) = re.findall(rf"(?s)_ GET {re.escape(path)} _.*?(?=____ GET|= SUMMARY)", said)
        assert re.search(fault, found), found
