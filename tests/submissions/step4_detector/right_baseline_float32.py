# right: the same share in single precision, which differs by 1e-8


def baseline_accuracy(is_two):
    return (~is_two).astype(np.float32).mean()
