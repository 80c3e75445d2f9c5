"""Each chart of a report by itself: as SVG, as PNG and as a page to embed."""
