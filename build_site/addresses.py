"""Where everything is on the site: addresses relative to the site's root, without a leading slash."""

import posixpath

from build_site.model import ComparisonSpec, Figure, Report, Table, Topic

START = ""
MUNICIPALITIES = "kommuner/"
COMPARISONS = "jamfor/"
TOPICS = "amnen/"
GOALS = "mal/"
FINDINGS = "granskning/"
DATA = "data/"
PICTURES = "diagram/"
