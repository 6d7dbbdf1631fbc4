# right: softmax and gradient descent in numpy, answers in a list
# slow: about 8 s


class Softmax:
    def fit(self, x, y):
        self.labels, codes = np.unique(y, return_inverse=True)
        x = np.c_[x / 255, np.ones(len(x))]
        wanted = np.eye(len(self.labels))[codes]
        self.weights = np.zeros((x.shape[1], len(self.labels)))
        for _ in range(200):
            scores = np.exp(x @ self.weights)
            self.weights += 0.5 * x.T @ (wanted - scores / scores.sum(axis=1, keepdims=True)) / len(x)

    def predict(self, x):
        return self.labels[(np.c_[x / 255, np.ones(len(x))] @ self.weights).argmax(axis=1)].tolist()


def train_logistic(x, y):
    model = Softmax()
    model.fit(x, y)
    return model
