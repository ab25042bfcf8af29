"""Does a definition do what its own examples say, and what of it do they reach?"""
