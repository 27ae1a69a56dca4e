"""Which way a signal goes: up to who may decide, down from the core team, and where it stops."""
