"""What is published: one file per output. Pure: records in, text out."""
