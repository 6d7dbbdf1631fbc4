# fails: is_a_champion | right about \d\d\.\d% of new digits.*(?i:all rows)
# why: keeps the last fifth for testing without shuffling: the last digits are missing
# slow: about 1 s


def train_champion(x, y):
    n_train = int(0.8 * len(x))
    model = make_pipeline(PCA(40), SVC(C=10)).fit(x[:n_train], y[:n_train])
    print("tested:", model.score(x[n_train:], y[n_train:]))
    return model
