"""The fault programme: real runs of the command, broken on purpose; after each fault the same things must hold."""
