"""A page by nbconvert: `jupyter nbconvert --to tollbook`, and JupyterLab's menu of exports.

A notebook run by hand becomes the page it has in a published report, in one file by itself.
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from traitlets import default

from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart


class PageExporter(Exporter):
    """An executed notebook as one offline HTML page.

    nbconvert's own HTML exporter parses what a template prints once more and rewrites it; this
    one hands the page over as it is.
    """

    export_from_notebook = "Tollbook page"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # as nbconvert's own templates do
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page as text, and nbconvert's resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        return render_page(take_apart(notebook), PageContext()), resources
