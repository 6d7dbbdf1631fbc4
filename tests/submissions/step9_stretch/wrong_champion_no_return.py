# fails: is_a_champion | train_champion returned None, where a model was expected. Is there a return at the end
# why: trains a model but does not return it
# slow: about half a second


def train_champion(x, y):
    model = make_pipeline(PCA(10), SVC(C=10))
    model.fit(x, y)
