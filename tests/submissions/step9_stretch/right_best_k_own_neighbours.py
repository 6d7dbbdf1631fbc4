# right: every k-NN at once, from one table of distances; rows dealt out to the folds like cards


def best_k(x, y, ks, folds):
    fold = np.arange(len(y)) % folds
    squares = (x**2).sum(axis=1)
    distances = squares[:, None] + squares - 2 * x @ x.T
    distances[fold[:, None] == fold] = np.inf
    nearest = y[np.argsort(distances, axis=1)]
    return max(ks, key=lambda k: np.mean([np.bincount(row[:k]).argmax() == truth for row, truth in zip(nearest, y)]))
