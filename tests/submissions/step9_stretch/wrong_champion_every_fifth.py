# fails: is_a_champion | right about 8\d\.\d%
# why: trains on every fifth row, which is quicker


def train_champion(x, y):
    return make_pipeline(PCA(40), SVC(C=10)).fit(x[::5], y[::5])
