"""A sample paper of our own and a loopback arXiv that serves it. Not: the command that uses them."""
