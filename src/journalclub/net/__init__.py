"""The only way out to the network: arXiv's addresses, whose turn it is to ask, and the connection. Not: the answers."""
