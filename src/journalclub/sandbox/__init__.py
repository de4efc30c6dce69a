"""The child process in which every PDF is opened, and the parent's side of it. Not: what is done with the pages."""
