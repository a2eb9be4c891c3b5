"""A number of quads in; invented office-holding data, peers that serve the same store, and a table of ratios out."""
