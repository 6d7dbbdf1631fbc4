# fails: knn_asks_k_neighbours | does not answer as the
# fails: knn_is_accurate | Are the pixels scaled in predict, but not before fit
# why: divides new pixels by 255, and forgets those of the training
class Scaled(KNeighborsClassifier):
    def predict(self, x):
        return super().predict(x / 255)


def make_knn(k=3):
    return Scaled(n_neighbors=k)
