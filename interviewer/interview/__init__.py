"""The conversation: state, events, intents, probes and their phrasing. Pure: no I/O."""
