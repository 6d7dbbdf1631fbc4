# fails: is_accurate | Are True and False the wrong way round
# fails: finds_the_twos | found \d+% of the twos
# why: marks everything that is not a two


def train_two_detector(x, y):
    return _new_detector().fit(x, y != 2)
