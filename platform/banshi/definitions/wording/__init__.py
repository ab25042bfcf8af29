"""How are findings about definitions worded?  One module for each area; `banshi.definitions.words` joins them."""
