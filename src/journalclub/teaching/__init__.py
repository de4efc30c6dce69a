"""Teaching sessions' notebooks: one source, several editions, and whether the solution runs."""
