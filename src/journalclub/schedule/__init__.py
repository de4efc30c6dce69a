"""When a club meets: rules, holidays, zones, turns, what is due. Not: making the sessions (scheduling.py). Pure."""
