"""The club's folder: finding it, reading and writing its files, atomically. Not: what outputs say (outputs/)."""
