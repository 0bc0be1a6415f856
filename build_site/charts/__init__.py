"""Charts drawn at build time: what to draw (data), how it looks (drawing, theme) and the SVG in the page (svg)."""
