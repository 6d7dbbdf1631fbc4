"""Course content: for each step its checks, its hints and its story in the notebook."""
