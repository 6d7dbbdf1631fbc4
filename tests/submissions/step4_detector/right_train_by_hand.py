# right: gradient descent in numpy, a fit that returns nothing
# slow: about 3 s


class Logistic:
    def fit(self, x, y):
        x = x / 255
        self.weights, self.bias = np.zeros(x.shape[1]), 0.0
        for _ in range(300):
            error = 1 / (1 + np.exp(-(x @ self.weights + self.bias))) - y
            self.weights -= 0.05 * (x.T @ error) / len(x) * 4
            self.bias -= 0.05 * error.mean()

    def predict(self, x):
        return x / 255 @ self.weights + self.bias > 0


def train_two_detector(x, y):
    model = Logistic()
    model.fit(x, y == 2)
    return model
