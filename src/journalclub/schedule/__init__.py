"""When a club meets: rules, public holidays, zones, whose turn it is, what is due, what looks wrong. Pure."""
