"""The page of one session: attendees ask and vote, the host moderates, the room reads along. Not: the store."""
