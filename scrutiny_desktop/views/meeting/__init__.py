"""The meeting: its particulars, agenda and papers, those invited, and what is left to do."""
