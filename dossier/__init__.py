"""What a person reads: every citation with verdict, evidence and links. Values in, files and lines out."""
