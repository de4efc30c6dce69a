"""The club's folder: finding it, reading and writing its files, atomically and only when changed."""
