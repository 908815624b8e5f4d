"""The doors of the window: starting, one instance, the one error hook, the clock."""
