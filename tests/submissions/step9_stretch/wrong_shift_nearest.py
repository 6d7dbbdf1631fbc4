# fails: shifts_images | what comes in at the edge 0\?
# why: uses a scipy mode that repeats the edge
from scipy.ndimage import shift


def shift_images(x, down, right):
    return shift(x.reshape(-1, 28, 28), (0, down, right), order=0, mode="nearest").reshape(x.shape)
