# fails: shifts_images | not moved by down=2, right=0.*down and right swapped
# why: x before y
from scipy.ndimage import shift


def shift_images(x, down, right):
    return shift(x.reshape(-1, 28, 28), (0, right, down), order=0).reshape(x.shape)
