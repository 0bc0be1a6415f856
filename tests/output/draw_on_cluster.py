"""Draws pickled charts on a cluster and pickles the pictures, saying when each has come. Run by `test_cluster.py`."""

import pickle
import sys
from functools import partial
from pathlib import Path

from build_site.charts.studio import Studio, digest_chart
from build_site.output.cluster import open_cluster

if __name__ == "__main__":
    address, charts, pictures = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    with Studio({}, partial(open_cluster, address)) as studio:
        asked = [studio.draw(chart, "test") for chart in pickle.loads(charts.read_bytes())]  # noqa: S301 # our own
        drawn = {}
        for drawing in asked:
            drawn[digest_chart(drawing.chart)] = drawing.finish()
            print("drawn", flush=True)
    pictures.write_bytes(pickle.dumps(drawn))
