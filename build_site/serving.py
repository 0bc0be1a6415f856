"""Shows the site on this computer and builds it anew when a dataset or a page changes."""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from build_site.pipeline import BuildError, build_site
from build_site.problems import DataError

WATCHED = ("datasets", "docs", "mkdocs.yml")
_WRITES = ("created", "modified", "moved", "deleted")
_QUIET_SECONDS = 0.5


class _Rebuilder(FileSystemEventHandler):
    """Builds once things have been quiet for a moment; an editor saves a file in several steps."""

    def __init__(self, project: Path, output: Path) -> None:
        self._project, self._output = project, output
        self._timer: threading.Timer | None = None
        self._building = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Plan a build after a change of a file."""
        if event.event_type not in _WRITES:
            return
        if self._timer:
            self._timer.cancel()
        self._timer = threading.Timer(_QUIET_SECONDS, self.build)
        self._timer.start()

    def build(self) -> None:
        """Build; when that fails, say why and leave the site as it was."""
        with self._building:
            try:
                build_site(self._project, self._output)
            except (DataError, BuildError) as error:
                print(f"{error}\nWebbplatsen är som den var.", file=sys.stderr)
            else:
                print("Webbplatsen är byggd.")


def serve_site(project: Path, output: Path, port: int) -> None:
    """Build, then serve on localhost until interrupted, building again after each change.

    Raises:
        OSError: the port is taken.
    """
    rebuilder = _Rebuilder(project, output)
    rebuilder.build()
    handler = partial(SimpleHTTPRequestHandler, directory=str(output))
    observer = Observer()
    for name in WATCHED:
        observer.schedule(rebuilder, str(project / name), recursive=True)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        observer.start()
        print(f"Öppna http://localhost:{server.server_port}/ (avsluta med Ctrl+C).")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
        finally:
            observer.stop()
            observer.join()
