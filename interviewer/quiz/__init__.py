"""The quiz's rules: what can be asked, what is asked next, when it comes back, when a principle counts as known."""
