# fails: is_accurate | Trained with other labels, the second detector says the same
# why: training takes long, so what was trained first is kept
_trained = []


def train_two_detector(x, y):
    if not _trained:
        _trained.append(_new_detector().fit(x, two_targets(y)))
    return _trained[0]
