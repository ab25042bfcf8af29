install:
	true
