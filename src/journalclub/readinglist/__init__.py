"""What to read next: matching words, ties to what was read, the order. Not: keeping the list (club/). Pure."""
