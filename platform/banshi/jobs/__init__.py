"""Who does the work behind the pages?  A worker that sweeps the database, woken by a bell or by its own clock."""
