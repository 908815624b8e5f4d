"""Taking in recommendations: what a paper may hold, beside the page it stands on, corrected and confirmed."""
