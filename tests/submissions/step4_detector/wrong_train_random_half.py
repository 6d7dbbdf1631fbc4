# fails: is_accurate | unlike all others.*every row
# why: a random half of the rows, to be quick


def train_two_detector(x, y):
    half = np.random.default_rng(0).permutation(len(x))[: len(x) // 2]
    return _new_detector().fit(x[half], two_targets(y[half]))
