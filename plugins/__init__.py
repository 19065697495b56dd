"""The outlets that come with aseanparse: one module each, found through entry points like any other plugin's."""
