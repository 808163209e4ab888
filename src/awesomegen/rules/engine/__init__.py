"""What runs the rules: which ones, on what, what counts of what they say, and how it is mended. Pure."""
