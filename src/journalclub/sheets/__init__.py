"""The participants' question sheet. Not: collecting the answers."""
