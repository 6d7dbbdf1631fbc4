# right: digits set upright, and their neighbours; its own class with predict, which returns a list
# slow: about 1 s
from scipy.ndimage import affine_transform

ROWS, COLUMNS = np.mgrid[:28, :28]


def upright(image):
    weight = image / image.sum()
    row, column = (ROWS * weight).sum(), (COLUMNS * weight).sum()
    slope = ((ROWS - row) * (COLUMNS - column) * weight).sum() / ((ROWS - row) ** 2 * weight).sum()
    start = (row - 13.5, column - 13.5 - slope * 13.5)
    return affine_transform(image.astype(float), [[1, 0], [slope, 1]], offset=start, order=1).ravel()


class Upright:
    def __init__(self, x, y):
        self.neighbours = KNeighborsClassifier(3).fit(self.rows(x), y)

    def rows(self, x):
        return np.array([upright(row.reshape(28, 28)) for row in x])

    def predict(self, x):
        return self.neighbours.predict(self.rows(x)).tolist()


train_champion = Upright
