# right: partial_fit over shuffled batches, several times
# slow: about 4 s
from sklearn.linear_model import SGDClassifier


class Batches:
    def predict(self, x):
        return self.model.predict(x / 255)


def train_logistic(x, y):
    rng, found = np.random.default_rng(3), Batches()
    found.model = SGDClassifier(loss="log_loss", alpha=0.001, random_state=0)
    for _ in range(8):
        for rows in np.array_split(rng.permutation(len(x)), 20):
            found.model.partial_fit(x[rows] / 255, y[rows], classes=np.unique(y))
    return found
