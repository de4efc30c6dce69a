"""What jc does: one file per command, named after it; a plain function and below it its face on the command line."""
