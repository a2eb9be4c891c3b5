"""A text and its publication date go in; its dates as EDTF, with what was written and what was inferred, come out."""
