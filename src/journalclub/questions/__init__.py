"""Attendees' questions: collecting, sorting, storing and answering them. Not: the page on which they are asked."""
