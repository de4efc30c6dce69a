"""How the pages of existing clubs are read: text in, sessions out. Pure; not: files, or writing a club."""
