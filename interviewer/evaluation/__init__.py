"""Whether grades deserve trust: labels audited, graders measured against them."""
