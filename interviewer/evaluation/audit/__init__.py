"""Labels checked against the texts they are put on; no grader is asked, so that none can excuse itself."""
