"""From a text to proposed figures, each with its span; and the audit of what no figure covers.

text --scan_text--> Number   every number phrase: what it says, or why it is no figure
     --draft_text-> Draft    the same, with what the words around it suggest
"""

from __future__ import annotations

from analysis.draft.propose.drafter import draft_text
from analysis.draft.scan.scan import scan_text

__all__ = ["draft_text", "scan_text"]
