"""Where the site will stand, as whoever builds it has said."""

import os
from urllib.parse import urlsplit

from build_site.problems import BuildError


def read_site_address() -> str:
    """The site's absolute address ending with `/`, or "" when nobody has said where it will stand.

    Raises:
        BuildError: the environment variable SITE_URL holds something else than an absolute address.
    """
    address = os.environ.get("SITE_URL", "").strip()
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise BuildError(f"SITE_URL är «{address}». Skriv webbplatsens hela adress, till exempel https://exempel.se/.")
    return f"{address.rstrip('/')}/"
