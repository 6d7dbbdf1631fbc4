# fails: is_accurate | is right about
# fails: finds_the_twos | of the digits that the detector took for twos are twos
# why: tests on the first rows, trains on the rest


def train_two_detector(x, y):
    return _new_detector().fit(x[-1000:], two_targets(y[-1000:]))
