"""Which pages do people see?  The frame around every page, the portal for applicants, the desk for officers."""
