"""Measurements beside the library: how it compares with others, how fast it is."""
