"""Jobs that join two rooms; none knows Qt."""
