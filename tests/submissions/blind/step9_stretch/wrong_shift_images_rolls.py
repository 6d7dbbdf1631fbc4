# why: np.roll brings what leaves at one edge back in at the other; not seen with MNIST, whose edges are white
import numpy as np


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    return np.roll(images, (down, right), axis=(1, 2)).reshape(-1, 784)
