"""The pure core: data, text and the rules of the formats, without I/O."""
