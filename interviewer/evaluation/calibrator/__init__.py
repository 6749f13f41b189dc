"""A calibrator's own scores of pairs, beside the reference, the raters and the rules."""
