"""Who does what, where and in which phase."""
