"""Shows the site on this computer and builds it anew when a dataset or a page changes."""

import errno
import os
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Timer
from typing import Any
from urllib.parse import urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from build_site.command_line.proof_pages import FOLDER, ProofPages
from build_site.output.headers import list_headers
from build_site.output.step_store import StepStore
from build_site.pipeline import STEPS, build_site, check_datasets
from build_site.problems import BuildError, DataError, describe_unforeseen
from build_site.published.formats import MEDIA_TYPES

FOLDERS, SETTINGS = ("datasets", "docs"), "mkdocs.yml"
_WRITES = ("created", "modified", "moved", "deleted")
_QUIET_SECONDS = 0.5


class PortError(Exception):
    """The port can't be used, with what to do instead in Swedish."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files with the headers that they should have anywhere, and says of those to download what they are."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | MEDIA_TYPES

    def end_headers(self) -> None:
        """Add the headers before they are sent."""
        for name, value in list_headers(urlsplit(self.path).path.removeprefix("/")).items():
            self.send_header(name, value)
        super().end_headers()


class ProofHandler(SiteHandler):
    """Serves the site, and the pages for proof-reading, which are in no file."""

    def __init__(self, *args: Any, proofs: ProofPages, **options: Any) -> None:
        self._proofs = proofs
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Answer a request."""
        path = urlsplit(self.path).path
        if not path.startswith(FOLDER):
            super().do_GET()
            return
        answer = self._proofs.answer(path)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(answer.body)


class _Rebuilder(FileSystemEventHandler):
    """Builds once things have been quiet for a moment; an editor saves a file in several steps."""

    def __init__(self, project: Path, output: Path) -> None:
        self._project, self._output = project, output
        self._timer: Timer | None = None
        self._building = Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Plan a build after a change of a file."""
        if event.event_type not in _WRITES:
            return
        if self._timer:
            self._timer.cancel()
        self._timer = Timer(_QUIET_SECONDS, self.build)
        self._timer.start()

    def build(self) -> None:
        """Build; when that fails, say why and leave the site as it was."""
        with self._building:
            try:
                build_site(self._project, self._output)
            except (DataError, BuildError) as error:
                print(f"{error}\nWebbplatsen är som den var.", file=sys.stderr)
            except Exception as error:  # nobody foresaw it; the next change may be the one that mends it
                print(describe_unforeseen(error), file=sys.stderr)
            else:
                print("Webbplatsen är byggd.")


class _SettingsWatcher(FileSystemEventHandler):
    """Passes on what happens to mkdocs.yml. An editor may save it by renaming, so its folder is watched."""

    def __init__(self, rebuilder: _Rebuilder) -> None:
        self._rebuilder = rebuilder

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Plan a build when the file has been changed, or another has been moved to its place."""
        if SETTINGS in (Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path)):
            self._rebuilder.on_any_event(event)


def serve_site(project: Path, output: Path, port: int, sources: Path | None = None) -> None:
    """Build, then serve on localhost until interrupted, building again after each change.

    Args:
        project: the project's folder.
        output: where the site is built.
        port: where it is served.
        sources: a folder with the reports' texts, to show beside the tables that are read from them.

    Raises:
        PortError: the port is taken or may not be used; then nothing is built.
    """
    handler = partial(ProofHandler, directory=str(output), proofs=_make_proofs(project, sources))
    with _listen(port, handler) as server:
        rebuilder = _Rebuilder(project, output)
        rebuilder.build()
        observer = Observer()
        for name in FOLDERS:
            observer.schedule(rebuilder, str(project / name), recursive=True)
        observer.schedule(_SettingsWatcher(rebuilder), str(project), recursive=False)
        observer.start()
        print(f"Öppna http://localhost:{server.server_port}/ (avsluta med Ctrl+C).")
        print(f"Läs korrektur på http://localhost:{server.server_port}{FOLDER}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
        finally:
            observer.stop()
            observer.join()


def _make_proofs(project: Path, sources: Path | None) -> ProofPages:
    datasets = project / FOLDERS[0]
    store = StepStore(project / STEPS)
    return ProofPages(datasets, sources, lambda: check_datasets(datasets, sources, store.recall))


def _listen(port: int, handler: Callable[..., SimpleHTTPRequestHandler]) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:  # Python raises the latter for ports above 65535
        is_taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        trouble = "är upptagen" if is_taken else "går inte att använda"
        raise PortError(
            f"Porten {port} {trouble}. Välj en annan med --port, till exempel --port 8001; "
            "med --port 0 väljs en som är ledig."
        ) from error
