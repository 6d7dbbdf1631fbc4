# fails: is_a_champion | train_champion returned an array of shape \(5000,\), where a model was expected
# why: returns what the model says about the training rows
# slow: about 3 s


def train_champion(x, y):
    return make_pipeline(PCA(40), SVC(C=10)).fit(x, y).predict(x)
