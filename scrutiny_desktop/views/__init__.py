"""The window and its screens: all that knows Qt, the doors aside."""
