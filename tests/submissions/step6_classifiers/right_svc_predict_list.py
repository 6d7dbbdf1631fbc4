# right: wrapped, predict gives a list, decision_function of the pipeline
# slow: about 2 s
class Wrapped:
    def __init__(self, seed):
        self.m = make_pipeline(MinMaxScaler(), LinearSVC(C=0.05, random_state=seed))

    def fit(self, x, y):
        self.m.fit(x, y)

    def predict(self, x):
        return self.m.predict(x).tolist()

    def decision_function(self, x):
        return self.m.decision_function(x)


make_linear_svc = lambda seed=0: Wrapped(seed)
