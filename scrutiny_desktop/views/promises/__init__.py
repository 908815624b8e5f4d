"""The promises log: what is owed to the Panel, by whom and by when, and what became of it."""
