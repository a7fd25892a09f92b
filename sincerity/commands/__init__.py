"""The commands of the command line that are not its main job, each in a module of its own."""
