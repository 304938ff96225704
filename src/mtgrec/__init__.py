"""mtgrec: meeting minutes and checklists in Markdown, turned into commitments that get carried out."""

__version__ = "0.1.0"
