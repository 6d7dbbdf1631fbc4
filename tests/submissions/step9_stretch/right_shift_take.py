# right: looks up every pixel, and multiplies by where there is one


def shift_images(x, down, right):
    rows, columns = np.divmod(np.arange(784), 28)
    rows, columns = rows - down, columns - right
    inside = (rows >= 0) & (rows < 28) & (columns >= 0) & (columns < 28)
    return np.where(inside, x[:, np.where(inside, 28 * rows + columns, 0)], np.zeros(1, x.dtype))
