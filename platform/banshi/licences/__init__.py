"""Which licences are held?  Numbers, validity, and what the register says of each; pure, told by events of cases."""
