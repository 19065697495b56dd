"""What a document can be written as: one module per format, each with ``write``, into a stream or a folder."""
