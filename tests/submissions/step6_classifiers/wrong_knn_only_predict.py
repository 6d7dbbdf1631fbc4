# fails: knn_asks_k_neighbours | has no fit
# fails: knn_is_accurate | has no fit
# why: its own class, whose training method has another name


class Neighbours:
    def __init__(self, k):
        self.k = k

    def train(self, x, y):
        self.model = KNeighborsClassifier(self.k).fit(x, y)

    def predict(self, x):
        return self.model.predict(x)


def make_knn(k=3):
    return Neighbours(k)
