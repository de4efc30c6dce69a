"""Which recording is of which session. Pure; not: reading feeds (sources/videos.py) or filing."""
