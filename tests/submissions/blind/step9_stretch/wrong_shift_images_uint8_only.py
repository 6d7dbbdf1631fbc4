# why: the result is always uint8, so pixels from 0 to 1 become 0; asked for is x's dtype
import numpy as np


def shift_images(x, down, right):
    padded = np.zeros((len(x), 84, 84), dtype=np.uint8)
    padded[:, 28:56, 28:56] = x.reshape(-1, 28, 28)
    down, right = max(-28, min(28, down)), max(-28, min(28, right))
    return padded[:, 28 - down : 56 - down, 28 - right : 56 - right].reshape(-1, 784)
