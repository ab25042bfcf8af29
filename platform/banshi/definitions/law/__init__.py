"""What does the law say, and which of its articles does a matter mean?  Word for word, in the wording of a day."""
