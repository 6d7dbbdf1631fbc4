# fails: svc_is_accurate | Is something computed from all rows that predict is given
# why: predict divides by the largest pixel of the rows that it happens to be given
class Scaled(LinearSVC):
    def fit(self, x, y):
        return super().fit(x / x.max(), y)

    def predict(self, x):
        return super().predict(x / x.max())

    def decision_function(self, x):
        return super().decision_function(x / x.max())


def make_linear_svc(seed=0):
    return Scaled(C=0.05, random_state=seed)
