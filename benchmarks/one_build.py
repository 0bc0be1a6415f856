"""Builds a project's site once, as `build-site build` does, and says how many kB its largest process took."""

import resource
import sys
from pathlib import Path

from build_site.pipeline import build_site

if __name__ == "__main__":
    project = Path(sys.argv[1])
    build_site(project, project / "site")
    print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
