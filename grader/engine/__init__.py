"""The way of one submission, from its checks to its report."""
