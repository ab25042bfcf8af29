"""Where is everything kept?  SQL tables and files on disk; the only truth there is."""
