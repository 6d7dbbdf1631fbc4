# fails: follows_the_seed | The same seed gave two different orders.*is that the generator that makes the order
# why: seeds Python's generator and shuffles with numpy's
import random


def shuffle_together(x, y, seed):
    random.seed(seed)
    order = np.random.permutation(len(y))
    return x[order], y[order]
