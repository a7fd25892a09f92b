"""Knowledge of Dutch as pure functions on text: no pipeline, no files, no state."""
