# right: handles OpenML's strings too: compares everything as text

two_targets = lambda y: np.asarray(y).astype(str) == "2"
