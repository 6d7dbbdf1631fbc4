# fails: shifts_images | down=-31
# why: more than 28 is thought of for down and right only
def shift_images(x, down, right):
    down, right = min(down, 28), min(right, 28)
    images = x.reshape(-1, 28, 28)
    moved = np.zeros_like(images)
    def parts(by):
        return (slice(by, 28), slice(0, 28 - by)) if by >= 0 else (slice(0, 28 + by), slice(-by, None))
    (to_r, from_r), (to_c, from_c) = parts(down), parts(right)
    moved[:, to_r, to_c] = images[:, from_r, from_c]
    return moved.reshape(x.shape)
