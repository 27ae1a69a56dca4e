"""The pages: what a user sees in the browser. Thin: services answer, ``netmap.texts`` words it, this shows it."""
