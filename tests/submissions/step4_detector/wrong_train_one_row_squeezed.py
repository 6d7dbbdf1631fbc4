# fails: is_accurate | It was given a single row
# why: a single row gets a bool without dimensions
class Detector(BaseEstimator):
    def fit(self, x, t):
        self.model = _new_detector().fit(x, t)
        return self
    def predict(self, x):
        return np.squeeze(self.model.predict_proba(x)[:, 1:] > 0.5)
def train_two_detector(x, y):
    return Detector().fit(x, two_targets(y))
