"""Publishing a club: tests of the whole, from its files to what the world sees."""
