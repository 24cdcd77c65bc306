"""The shelf of pairs: one gate or part of the fit a file; being in this folder is being available.

A file gives one value (`GATE`, `PART`), or one maker (`gate`, `part`) whose keyword-only
arguments are the settings a mentoring rubric may write.
"""
