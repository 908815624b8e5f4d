"""The screen where a paper is read, marked and asked about."""
