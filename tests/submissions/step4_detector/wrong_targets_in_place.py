# fails: marks_the_twos | changed its argument
# why: overwrites the labels, and y_train is lost for every later step


def two_targets(y):
    y[y != 2] = 0
    return y.astype(bool)


def train_two_detector(x, y):
    return _new_detector().fit(x, two_targets(y.copy()))
