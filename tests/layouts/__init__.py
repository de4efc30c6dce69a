"""Tests of journalclub.layouts."""
