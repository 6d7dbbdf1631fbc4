# fails: is_a_champion | Is something computed from all rows that predict is given
# why: predict divides by the largest pixel of the rows that it happens to be given
class Champion(SVC):
    def fit(self, x, y):
        return super().fit(x / x.max(), y)

    def predict(self, x):
        return super().predict(x / x.max())


def train_champion(x, y):
    return Champion(C=10).fit(x, y)
