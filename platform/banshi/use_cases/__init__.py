"""What can be done with Banshi?  One function per act; each is one transaction and says why not in words for people."""
