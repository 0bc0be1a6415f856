"""What a server should say beside each file: one list of rules, in the words of the usual static hosts."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_site.published.formats import MEDIA_TYPES

# What the site's other files are. Servers know most of them, but no two servers the same ones, and browsers are told
# not to guess. What has no ending here, such as the search's own files, is sent as bytes.
_TEXT = "; charset=utf-8"
_OTHER_TYPES = {
    ".html": f"text/html{_TEXT}",
    ".css": f"text/css{_TEXT}",
    ".js": f"text/javascript{_TEXT}",
    ".txt": f"text/plain{_TEXT}",
    ".xml": "application/xml",
    ".rdf": "application/rdf+xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".gz": "application/gzip",
}
TYPES = _OTHER_TYPES | MEDIA_TYPES
"""Ending → type of every kind of file on the site that a reader or a program asks for by name."""

# The digest of the one script that stands inside a page, docs/theme/404.html. It is written here and not computed from
# the built pages: then a script that had got into a page with the data would be allowed as well.
MISSING_PAGE_SCRIPT = "sha256-QRbJPxx6Fk28bvMECmcqyuTCNeUOjtSiEQp6LjS1X6g="

# No `unsafe-inline` at all. `wasm-unsafe-eval` lets Pagefind compile its search, and runs no text as a script. `data:`
# is for the icons in Material's stylesheet. What is not named may not be fetched. `frame-ancestors` is not named, since
# charts are there to be embedded and no page has anything that a tricked click could do.
_POLICY = {
    "default-src": "'none'",
    "script-src": f"'self' 'wasm-unsafe-eval' '{MISSING_PAGE_SCRIPT}'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_UNUSED_POWERS = ("camera", "geolocation", "microphone", "payment", "usb")


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of all files below some folders.

    Attributes:
        folders: addresses that end with `/`, or () for the whole site.
        headers: name → value.
    """

    folders: tuple[str, ...]
    headers: Mapping[str, str]

    def holds_for(self, address: str) -> bool:
        """Whether an address, relative to the site's root, lies in one of the folders."""
        return not self.folders or address.startswith(self.folders)


# No header is named by two rules that hold for the same file: Netlify and Cloudflare would join the values.
RULES = (
    HeaderRule(
        (),
        {
            "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": ", ".join(f"{power}=()" for power in _UNUSED_POWERS),
        },
    ),
    # Programs in other sites' pages may read the data, and never get files of two builds: they are asked for again each
    # time, and not sent when they are the same.
    HeaderRule(
        ("data/", "api/", "utgavor/", "diagram/", "kommuner/", "jamfor/"),
        {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"},
    ),
    # Names that hold a digest of the content.
    HeaderRule(
        ("assets/stylesheets/", "assets/javascripts/", "pagefind/fragment/", "pagefind/index/"),
        {"Cache-Control": "public, max-age=31536000, immutable"},
    ),
)


def list_headers(address: str) -> dict[str, str]:
    """The headers of a file by its address, relative to the site's root."""
    return {name: value for rule in RULES if rule.holds_for(address) for name, value in rule.headers.items()}


Redirects = Sequence[tuple[str, str]]


def build_header_files(redirects: Redirects = ()) -> dict[str, str]:
    """Settings for servers: path in the site → text. Those at the root are read where they lie by those that know them.

    Args:
        redirects: old and new address: of a folder (they end with `/`) with all below it, or of a single file. The
            pages at the old addresses of folders answer on any host; a server that redirects takes the reader the
            whole way, and the place within the page with it.
    """
    moved = {"_redirects": "".join(map(_format_netlify_redirect, redirects))} if redirects else {}
    return moved | {
        "_headers": _format_netlify(),
        ".htaccess": _format_apache() + _format_apache_redirects(redirects),
        "om/servrar/nginx.conf": "".join(map(_format_nginx_redirect, redirects)) + _format_nginx(),
        "om/servrar/Caddyfile": "".join(map(_format_caddy_redirect, redirects)) + _format_caddy(),
    }


def _is_folder(address: str) -> bool:
    return address.endswith("/")


def _format_netlify_redirect(redirect: tuple[str, str]) -> str:
    old, new = redirect
    return f"/{old}* /{new}:splat 301\n" if _is_folder(old) else f"/{old} /{new} 301\n"


def _format_apache_redirects(redirects: Redirects) -> str:
    """The site may stand below another address, so what is before its own is kept; without the module, pages answer."""
    lines = "".join(map(_format_apache_redirect, redirects))
    return f"<IfModule mod_alias.c>\n{lines}</IfModule>\n" if redirects else ""


def _format_apache_redirect(redirect: tuple[str, str]) -> str:
    old, new = redirect
    if _is_folder(old):
        return f'  RedirectMatch 301 "^(.*)/{old}(.*)$" "$1/{new}$2"\n'
    return f'  RedirectMatch 301 "^(.*)/{re.escape(old)}$" "$1/{new}"\n'


def _format_nginx_redirect(redirect: tuple[str, str]) -> str:
    old, new = redirect
    if _is_folder(old):
        return f"rewrite ^/{old}(.*)$ /{new}$1 permanent;\n"
    return f"rewrite ^/{re.escape(old)}$ /{new} permanent;\n"


def _format_caddy_redirect(redirect: tuple[str, str]) -> str:
    old, new = redirect
    if not _is_folder(old):
        return f"redir /{old} /{new} 301\n"
    name = old.strip("/").replace("/", "_")
    return f"@{name} path_regexp {name} ^/{old}(.*)$\nredir @{name} /{new}{{re.{name}.1}} 301\n"


def _format_netlify() -> str:
    """Netlify and Cloudflare Pages."""
    return "".join(
        f"/{folder}*\n" + "".join(f"  {name}: {value}\n" for name, value in rule.headers.items())
        for rule in RULES
        for folder in rule.folders or ("",)
    )


def _format_apache() -> str:
    """Apache 2.4 with mod_headers, for the folder of the site."""
    types = "".join(f"AddType {json.dumps(kind)} {ending}\n" for ending, kind in TYPES.items())
    lines = "".join(_list_apache_lines())
    return f"<IfModule mod_headers.c>\n{lines}</IfModule>\n{types}ErrorDocument 404 /404.html\n"


def _list_apache_lines() -> Iterator[str]:
    for rule in RULES:
        where = f' "expr=%{{REQUEST_URI}} =~ m#/({"|".join(rule.folders)})#"' if rule.folders else ""
        for name, value in rule.headers.items():
            yield f"  Header always set {name} {json.dumps(value)}{where}\n"


def _format_nginx() -> str:
    """Nginx, to include in a `server` block; a `map` would have to stand outside it.

    `add_header` in a location hides those outside it, so each location says all that holds there. Its own list of types
    lacks CSV, and a list can't be added to, so all of the site's are given.
    """
    types = "".join(f"  {kind.removesuffix(_TEXT)} {ending[1:]};\n" for ending, kind in TYPES.items())
    texts = " ".join(kind.removesuffix(_TEXT) for kind in TYPES.values() if kind.endswith(_TEXT))
    return (
        f"types {{\n{types}}}\ndefault_type application/octet-stream;\ncharset utf-8;\ncharset_types {texts};\n"
        f"{''.join(_list_nginx_blocks())}error_page 404 /404.html;\n"
    )


def _list_nginx_blocks() -> Iterator[str]:
    folders = sorted({folder for rule in RULES for folder in rule.folders})
    for place in ("", *folders):
        headers = list_headers(place).items()
        lines = "".join(f"  add_header {name} {json.dumps(value)} always;\n" for name, value in headers)
        yield f"location /{place} {{\n{lines}}}\n"


def _format_caddy() -> str:
    """Caddy 2, to import in a site's block that says where the site is (`root`) and serves files (`file_server`)."""
    types = "".join(
        f"@typ{number} path *{ending}\nheader @typ{number} Content-Type {json.dumps(kind)}\n"
        for number, (ending, kind) in enumerate(TYPES.items())
    )
    # The type of what was asked for has been set by then.
    page = f"  header Content-Type {json.dumps(TYPES['.html'])}\n"
    missing = f"handle_errors {{\n  rewrite * /404.html\n{page}  file_server\n}}\n"
    return f"{''.join(_list_caddy_blocks())}{types}{missing}"


def _list_caddy_blocks() -> Iterator[str]:
    for number, rule in enumerate(RULES):
        paths = " ".join(f"/{folder}*" for folder in rule.folders) or "/*"
        lines = "".join(f"  {name} {json.dumps(value)}\n" for name, value in rule.headers.items())
        yield f"@regel{number} path {paths}\nheader @regel{number} {{\n{lines}}}\n"
