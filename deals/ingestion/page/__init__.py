"""Reading an HTML page: its own text, what it says of itself, and whether it is an article at all."""
