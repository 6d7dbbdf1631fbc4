# fails: finds_the_twos | found 0% of the twos
# fails: is_accurate | is right about 90
# why: a small sample for trying things out, never removed


def train_two_detector(x, y):
    is_two = two_targets(y)
    is_two[0] = True  # so that there are two classes
    return _new_detector().fit(x[:1000], is_two[:1000])
