# fails: is_accurate | were learned in only one
# why: keeps the last tenth for a look at how good it is
def train_two_detector(x, y):
    n = len(x) - len(x) // 10
    return _new_detector().fit(x[:n], y[:n] == 2)
