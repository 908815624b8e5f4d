"""The record screen: what leaves the library, seen before it does."""
