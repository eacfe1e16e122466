# Help and errors of the command line.
