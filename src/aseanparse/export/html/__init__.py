"""The HTML view."""
