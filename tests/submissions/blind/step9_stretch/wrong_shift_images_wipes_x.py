# why: wipes the edge that will leave before it rolls, but on a view of x, so the caller's x loses that ink; the result is right
import numpy as np


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    if down > 0:
        images[:, max(0, 28 - down) :, :] = 0
    elif down < 0:
        images[:, :-down, :] = 0
    if right > 0:
        images[:, :, max(0, 28 - right) :] = 0
    elif right < 0:
        images[:, :, :-right] = 0
    return np.roll(images, (down, right), axis=(1, 2)).reshape(-1, 784)
