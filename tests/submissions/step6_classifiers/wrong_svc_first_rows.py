# fails: svc_is_accurate | all rows
# why: learns from a few rows, so that fit is quick
# slow: about 1 s


class Quick(LinearSVC):
    def fit(self, X, y):
        return super().fit(X[:1000] / 255, y[:1000])


def make_linear_svc(seed=0):
    return Quick(random_state=seed)
