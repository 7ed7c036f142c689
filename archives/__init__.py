"""Other people's archives: what they hold, and asking them to hold more."""
