"""Conversations with simulated candidates: who they are, how they answer, and binary checks of the interviewer."""
