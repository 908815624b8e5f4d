"""The Share screen: who takes part, what left, what came, and the log of it."""
