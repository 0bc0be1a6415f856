"""What a page is called in the browser's tab and in lists of hits: the page first, then what there is room for."""

from build_site import project

MOST = 69  # characters; search engines and tabs cut off what is longer
_LEAST = 20  # characters that a page's own words get, however long the rest is
_DASH = " – "


def head_title(title: str, brief: str = "") -> str:
    """A title of at most `MOST` characters, in which what tells pages apart is kept as long as possible.

    Args:
        title: the page's own, «<what>» or «<what> – <where it is from>».
        brief: the same said shorter, where there is such a way to say it.

    Returns:
        The title and the site's name where both get room, else the title, or the brief one. Where that is too long as
        well, the end of <what> is left out, at a word, and where it is from stays.
    """
    whole = title if title == project.NAME else f"{title}{_DASH}{project.NAME}"
    for one in (whole, title, brief):
        if one and len(one) <= MOST:
            return one
    what, dash, source = (brief or title).rpartition(_DASH)
    if not dash or len(source) > MOST - _LEAST:
        return _cut(brief or title, MOST)
    return f"{_cut(what, MOST - len(dash) - len(source))}{dash}{source}"


def _cut(text: str, most: int) -> str:
    """At most so many characters, cut at a word unless the first word is longer than that."""
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0] or text[: most - 1]
    return f"{words.rstrip(' ,;:–-')}…"
