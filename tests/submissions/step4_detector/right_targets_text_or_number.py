# right: handles OpenML's strings too: compares everything as text
# slow: about 1 s

two_targets = lambda y: np.asarray(y).astype(str) == "2"
