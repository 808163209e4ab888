"""Finds out which links of a list are dead, moved, withdrawn or lead to something else, without crying wolf.

`plan` decides what to ask, `resolvers` how to ask a site and what its answers mean, `pacing` when the next request may
go out, `client` sends it, `engine` drives all of them, `history` remembers outcomes between runs, `confirmation`
decides what is certain enough to be reported, `report` and `issue` say it.
"""
