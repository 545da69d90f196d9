"""From a page or pasted text to a draft: plain Python, no Django, no database, no network but in `fetch`."""
