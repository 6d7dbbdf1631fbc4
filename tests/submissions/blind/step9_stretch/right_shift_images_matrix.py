# right: multiplies every image with shifted unit matrices from the left (down) and from the right (right), in x's dtype; each pixel is a sum with one term
import numpy as np


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    lines = np.eye(28, k=-down, dtype=x.dtype)
    columns = np.eye(28, k=right, dtype=x.dtype)
    return np.matmul(np.matmul(lines, images), columns).reshape(-1, 784)
