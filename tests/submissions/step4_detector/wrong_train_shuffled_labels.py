# fails: is_accurate | is right about
# fails: finds_the_twos | found \d+% of the twos
# why: shuffles the labels, but not the images with them


def train_two_detector(x, y):
    order = np.random.default_rng(0).permutation(len(y))
    return _new_detector().fit(x, two_targets(y[order]))
