"""`make bench`: all measurements."""

from benchmarks import api, extraction

extraction.main()
api.main()
