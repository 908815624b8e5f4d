"""The live screen: the Chair works down the running order and marks what is said."""
