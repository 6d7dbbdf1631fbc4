# fails: is_a_champion | raised NotFittedError.*Was the model's fit called before predict\?
# why: makes the model and forgets fit


def train_champion(x, y):
    return make_pipeline(PCA(40), SVC(C=10))
