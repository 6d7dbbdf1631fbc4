# why: moves the row of 784 pixels by 28 * down + right as a whole, so ink that leaves at the right comes in at the left one line lower
import numpy as np


def shift_images(x, down, right):
    step = 28 * down + right
    out = np.zeros_like(x)
    if step > 0:
        out[:, step:] = x[:, :-step]
    elif step < 0:
        out[:, :step] = x[:, -step:]
    else:
        out[:] = x
    return out
