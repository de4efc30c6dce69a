"""A club to what the world sees of it: what `jc publish` does. Not: what the outputs look like (outputs/, layouts/)."""
