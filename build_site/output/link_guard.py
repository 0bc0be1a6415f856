"""No published file leads to a program: one guard that everything generated passes, whatever its form.

`check` refuses such addresses in the data and `addresses.relative_link` makes relative ones of them. This is for what
slips past both: a new property, a new template, a new kind of file.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

import yaml

from build_site.problems import BuildError
from build_site.steps import Recall, make_anew

_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")  # what a reader leaves out of a scheme
_PROGRAMS = ("javascript:", "data:", "vbscript:")
# Where addresses stand: attributes of HTML, SVG, Atom and RDF by their local names, elements of XML, and the terms of
# JSON-LD, Data Package, CSV on the Web, OpenAPI and our own API.
_ATTRIBUTES = frozenset("href src action formaction data-to poster cite background resource about srcdoc".split())
_ELEMENTS = frozenset("uri loc link icon logo".split())
_TERMS = frozenset(
    "@id @context $schema $ref url contentUrl sameAs license licence path homepage image href logo profile page "
    "downloadURL accessURL termsOfService conformsTo thumbnailUrl embedUrl".split()
)
_MAY_LEAD = re.compile(rb"(?i)href|src|resource|about|<(?:uri|loc|link|icon|logo)\b|anyURI")
_AT_ONCE = 12  # files that are looked at as one step: neighbours change together
_FRONT = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def refuse_programs(files: Mapping[str, bytes], recall: Recall = make_anew) -> Mapping[str, bytes]:
    """The same files, none of whose addresses runs a program.

    Args:
        files: path in the site → content; forms that hold no addresses are let through.
        recall: gives what was found in the same files before.

    Raises:
        BuildError: an address does; all of them are told.
    """
    read = sorted(path for path in files if PurePosixPath(path).suffix in _READERS)
    some = (read[start : start + _AT_ONCE] for start in range(0, len(read), _AT_ONCE))
    found = [one for paths in some for one in _find_in([(path, files[path]) for path in paths], recall)]
    if found:
        raise BuildError(
            "Länkar som kör ett program i stället för att leda till en sida:\n"
            + "\n".join(f"{path}: «{target[:200]}»" for path, target in found)
            + "\nLeta upp texten i datasets och skriv en adress som börjar med https://, eller ta bort den."
        )
    return files


def _find_in(files: Sequence[tuple[str, bytes]], recall: Recall) -> list[tuple[str, str]]:
    """Path and address of each that runs a program."""
    return recall(
        "refuse programs",
        [part for file in files for part in file],
        lambda: [(path, target) for path, content in files for target in find_programs(path, content)],
    )


def find_programs(path: str, content: bytes) -> list[str]:
    """The addresses in a file that run a program.

    Args:
        path: the file's path; its ending tells its form.
        content: the file.
    """
    read = _READERS.get(PurePosixPath(path).suffix)
    return [target for target in read(content) if runs_program(target)] if read else []


def runs_program(target: str) -> bool:
    """Whether an address runs a program, or carries one, where it is followed; however it is written."""
    return _UNSEEN.sub("", target).lower().startswith(_PROGRAMS)


def _read_html(content: bytes) -> Iterable[str]:
    reader = _HtmlReader()
    reader.feed(content.decode())
    reader.close()
    return reader.found


def _read_markdown(content: bytes) -> Iterator[str]:
    """A page as it is given to MkDocs: front matter, where JSON-LD may stand, and a body of HTML."""
    text = content.decode()
    found = _FRONT.fullmatch(text)
    if found:
        front = yaml.load(found[1], Loader=_Loader)  # noqa: S506 # a safe loader, and our own text
        if dataset := front.get("dataset"):
            yield from _read_json(dataset)
    yield from _read_html((found[2] if found else text).encode())


def _read_xml(content: bytes) -> Iterator[str]:
    if not _MAY_LEAD.search(content):
        return
    for element in ElementTree.fromstring(content).iter():  # noqa: S314 # our own files
        attributes = {_local(name): value for name, value in element.attrib.items()}
        yield from (value for name, value in attributes.items() if name in _ATTRIBUTES)
        is_address = _local(element.tag) in _ELEMENTS or attributes.get("datatype", "").endswith("#anyURI")
        if is_address and element.text:
            yield element.text


def _read_json(content: bytes | str) -> list[str]:
    found: list[str] = []

    def keep(pairs: list[tuple[str, Any]]) -> None:
        for name, value in pairs:
            if name in _TERMS and value:
                found.extend(one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))

    json.loads(content, object_pairs_hook=keep)
    return found


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


class _HtmlReader(HTMLParser):
    """Reads what the attributes of elements lead to, and JSON-LD; texts that only look like either are neither."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses of an element."""
        self._is_json = tag == "script" and (dict(attrs).get("type") or "") == "application/ld+json"
        for name, value in attrs:
            if value and _local(name) in _ATTRIBUTES:
                self.found.append(value)
            if value and name == "srcset":
                self.found += value.split(",")

    def handle_data(self, data: str) -> None:
        """Keep the addresses of JSON-LD."""
        if self._is_json:
            self.found += _read_json(data)
            self._is_json = False


_READERS: Mapping[str, Callable[[bytes], Iterable[str]]] = {
    ".html": _read_html,
    ".md": _read_markdown,
    ".svg": _read_xml,
    ".xml": _read_xml,
    ".rdf": _read_xml,
    ".json": _read_json,
}
