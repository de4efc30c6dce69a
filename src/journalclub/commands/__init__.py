"""What jc does: one file per command, a function and its face on the command line. Not: which there are (cli.py)."""
