"""What the PDF tests draw on: a printer where the machine has one, reports without kernels, and
a PDF as another library reads it.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest

from analysis.errors import ParameterError
from analysis.render.page.blocks import Report, take_apart
from analysis.render.pdf import Printer


def make_printer() -> Printer:
    """A printer; a machine without Pango skips the test and says so."""
    try:
        return Printer()
    except ParameterError as error:
        if os.environ.get("TOLLBOOK_NEEDS_BROWSER"):
            pytest.fail(str(error))
        pytest.skip(str(error))


def show(title: str, *cells: Any) -> Report:
    """The report of a notebook whose cells show these, as one that was executed gives it."""
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_markdown_cell(f"# {title}\n")]
    for cell in cells:
        if isinstance(cell, str):
            notebook.cells.append(nbformat.v4.new_markdown_cell(cell))
            continue
        data, metadata = cell._repr_mimebundle_()
        output = nbformat.v4.new_output("display_data", data, metadata=metadata)
        notebook.cells.append(nbformat.v4.new_code_cell(outputs=[output]))
    return take_apart(nbformat.from_dict(notebook))


def read_pages(document: Any) -> list[str]:
    """The text of each page of an open PDF."""
    return [page.get_textpage().get_text_range() for page in document]


def list_tags(page: Any) -> list[tuple[str, str]]:
    """Tag and text alternative of each element of a page, in the order of reading."""
    import pypdfium2.raw as pdfium

    def read(ask: Any, element: Any) -> str:
        buffer = ctypes.create_string_buffer(ask(element, None, 0))
        ask(element, buffer, len(buffer))
        return buffer.raw.decode("utf-16-le").rstrip("\0")

    def walk(element: Any) -> Iterator[tuple[str, str]]:
        tag = read(pdfium.FPDF_StructElement_GetType, element)
        yield tag, read(pdfium.FPDF_StructElement_GetAltText, element)
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                yield from walk(child)

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
        return [
            found
            for index in roots
            for found in walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
        ]
    finally:
        pdfium.FPDF_StructTree_Close(tree)
