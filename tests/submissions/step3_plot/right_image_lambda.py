# right: a lambda that leaves one side to numpy, and returns floats with the same values
# slow: about half a second
to_image = lambda row: np.asarray(row, dtype=float).reshape(28, -1)  # noqa: E731
