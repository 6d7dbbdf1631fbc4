# fails: is_accurate | unlike all others
# why: rows are set aside, as step 2 splits them
def train_two_detector(x, y):
    rows = np.random.default_rng(0).permutation(len(x))[:4000]
    return _new_detector().fit(x[rows], two_targets(y[rows]))
