"""One paper → one session folder: the only place that knows all the families below."""
