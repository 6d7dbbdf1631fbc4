# fails: is_accurate | is right for
# fails: finds_the_twos | of what the detector took for a two was one
# why: tests on the first rows, trains on the rest


def train_two_detector(x, y):
    return _new_detector().fit(x[-1000:], two_targets(y[-1000:]))
