# fails: is_a_champion | right about [12]?\d\.\d% of new digits
# why: knows the training rows by heart, and nothing else


class ByHeart:
    def __init__(self, x, y):
        self.labels = {row.tobytes(): label for row, label in zip(x, y)}

    def predict(self, x):
        return np.array([self.labels.get(row.tobytes(), 0) for row in x])


def train_champion(x, y):
    return ByHeart(x, y)
