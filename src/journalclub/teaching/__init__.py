"""Teaching sessions' notebooks: editions, and whether solutions run. Not: evenings and tasks (programme.py)."""
