"""A chart's page for embedding: the chart alone, for other sites to show in a frame."""

from build_site import addresses
from build_site.charts.studio import Drawing
from build_site.pages.rendering import render_document
from build_site.pages.site import Site


def render_embed_page(drawing: Drawing, site: Site) -> str:
    """A chart's page for embedding as a whole HTML document, complete without scripts and without the site."""
    address = addresses.embed_address(drawing.chart.id)
    return render_document("embed", site=site, address=address, drawing=drawing)
