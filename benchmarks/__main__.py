"""`make bench`: all measurements that need no database."""

from benchmarks import extraction

extraction.main()
