"""Consult Aid: an offline consultation aid that explains, compares fairly and prints what was talked about."""

__version__ = "0.1.0"
