"""What the project is called, under what licence its data are, and the hosts that its addresses have."""

NAME = "Öppen uppföljning"
SLUG = "oppen-uppfoljning"
"""The name in addresses, file names and ids."""

LICENCE_ID, LICENCE_NAME = "CC0-1.0", "CC0 1.0"
"""The data's licence: its SPDX id, and what people call it."""
LICENCE_ADDRESS = "https://creativecommons.org/publicdomain/zero/1.0/"
LICENCE_PAGE = f"{LICENCE_ADDRESS}deed.sv"
"""The licence in Swedish."""
LICENCE_IRI = "http://creativecommons.org/publicdomain/zero/1.0/"
"""How linked data name the licence."""

THIS_COMPUTER = "http://127.0.0.1:8000/"
"""Where `build-site serve` shows the site; used where an absolute address must be given and none is known."""

UNKNOWN_SITE = "https://webbplatsens-adress/"
"""Stands in examples where the site's address isn't known when it is built."""
