"""Runs MkDocs on a project whose generated pages have HTML for a body, which Markdown need not read.

`mkdocs build` alone makes the same site (a test holds it), and so do other builders that read mkdocs.yml. It takes
twice as long: Markdown looks through each body twice for what it might have to do, and leaves it as it stands.
"""

import logging
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

HANDWRITTEN = "docs"  # below the project's folder


class GeneratedBodies(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # it has no settings
    """Takes the bodies of generated pages past Markdown.

    Args:
        handwritten: the folder of the pages that are Markdown.
    """

    def __init__(self, handwritten: Path) -> None:
        self._handwritten = handwritten
        self._bodies: dict[str, str] = {}

    def on_page_markdown(  # noqa: D102 # MkDocs says when it is called
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        del config, files
        if (self._handwritten / page.file.src_uri).is_file():
            return markdown
        self._bodies[page.file.src_uri] = markdown.strip()
        return ""

    def on_page_content(  # noqa: D102 # MkDocs says when it is called
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        del config, files
        if page.file.src_uri not in self._bodies:
            return html
        page.present_anchor_ids = None  # not known to MkDocs; all links of the site are followed afterwards (`links`)
        return self._bodies.pop(page.file.src_uri)


def main(target: str) -> int:
    """Build the site of the project in the working directory; the exit code.

    Args:
        target: the folder to write it in.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s - %(message)s")
    try:
        config = load_config("mkdocs.yml", site_dir=target, strict=True)
        config.plugins["generated-bodies"] = GeneratedBodies(Path(HANDWRITTEN).absolute())
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
