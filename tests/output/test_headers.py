"""The headers that servers should send: the same for all hosts, and none that would be sent twice."""

import base64
import hashlib
import re
from itertools import combinations

from build_site.output.headers import MISSING_PAGE_SCRIPT, RULES, TYPES, build_header_files, list_headers
from tests.toy import PROJECT

FOLDERS = sorted({folder for rule in RULES for folder in rule.folders})


def test_policy_allows_no_script_inside_a_page_but_one() -> None:
    policy = dict(part.split(" ", 1) for part in list_headers("")["Content-Security-Policy"].split("; "))
    assert policy["script-src"] == f"'self' 'wasm-unsafe-eval' '{MISSING_PAGE_SCRIPT}'"
    assert policy["default-src"] == "'none'"
    assert "unsafe-inline" not in str(policy)


def test_digest_is_that_of_the_script_in_the_page_for_missing_addresses() -> None:
    html = (PROJECT / "docs" / "theme" / "404.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = [f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}" for text in scripts]
    assert digests == [MISSING_PAGE_SCRIPT]
    assert "{{" not in scripts[0]
    assert "{%" not in scripts[0]


def test_no_file_gets_a_header_from_two_rules() -> None:
    for one, other in combinations(RULES, 2):
        overlap = not one.folders or any(other.holds_for(folder) for folder in one.folders)
        assert not (overlap and one.headers.keys() & other.headers.keys()), (one, other)


def test_data_may_be_read_by_other_sites_and_hashed_files_are_kept() -> None:
    for address in ("data/observations.csv", "api/v1/index.json", "diagram/jamfor/leksaker/total/index.html"):
        assert list_headers(address)["Access-Control-Allow-Origin"] == "*"
        assert list_headers(address)["Cache-Control"] == "no-cache"
    assert "immutable" in list_headers("pagefind/fragment/sv_1.pf_fragment")["Cache-Control"]
    assert "Cache-Control" not in list_headers("assets/site.css")  # its name stays when its content changes


def test_every_host_is_told_the_same() -> None:
    files = build_header_files()
    for name, value in {name: value for rule in RULES for name, value in rule.headers.items()}.items():
        for path, text in files.items():
            assert re.search(rf'{name}:? "?{re.escape(value)}"?', text), (path, name)
    for folder in FOLDERS:
        for path, text in files.items():
            assert folder in text, (path, folder)


def test_every_kind_of_file_has_a_type_that_the_servers_are_told() -> None:
    files = build_header_files()
    for ending, kind in TYPES.items():
        bare = kind.partition(";")[0]
        assert f'AddType "{kind}" {ending}\n' in files[".htaccess"]
        assert f"{bare} {ending[1:]};" in files["om/servrar/nginx.conf"]
        assert f"path *{ending}\n" in files["om/servrar/Caddyfile"]


def test_nginx_says_everything_in_each_place_because_inner_headers_hide_outer_ones() -> None:
    text = build_header_files()["om/servrar/nginx.conf"]
    blocks = dict(re.findall(r"location /(\S*) \{\n(.*?)\}", text, re.DOTALL))
    assert set(blocks) == {"", *FOLDERS}
    for folder, block in blocks.items():
        assert re.findall(r"add_header (\S+)", block) == list(list_headers(folder)), folder


def test_every_host_is_told_where_things_have_moved() -> None:
    files = build_header_files([("kommuner/a/", "kommuner/b/")])
    assert files["_redirects"] == "/kommuner/a/* /kommuner/b/:splat 301\n"
    line = '  RedirectMatch 301 "^(.*)/kommuner/a/(.*)$" "$1/kommuner/b/$2"\n'
    assert f"<IfModule mod_alias.c>\n{line}</IfModule>\n" in files[".htaccess"]
    assert "rewrite ^/kommuner/a/(.*)$ /kommuner/b/$1 permanent;\n" in files["om/servrar/nginx.conf"]
    assert "redir @kommuner_a /kommuner/b/{re.kommuner_a.1} 301\n" in files["om/servrar/Caddyfile"]


def test_every_host_is_told_where_a_single_file_has_moved() -> None:
    files = build_header_files([("data/a/b.json", "api/b.json")])
    assert files["_redirects"] == "/data/a/b.json /api/b.json 301\n"
    assert '  RedirectMatch 301 "^(.*)/data/a/b\\.json$" "$1/api/b.json"\n' in files[".htaccess"]
    assert "rewrite ^/data/a/b\\.json$ /api/b.json permanent;\n" in files["om/servrar/nginx.conf"]
    assert "redir /data/a/b.json /api/b.json 301\n" in files["om/servrar/Caddyfile"]
