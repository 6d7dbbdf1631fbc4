# fails: predict_one_gives_an_int | has no attribute 'predict_proba'.*Is predict meant
# fails: predict_one_asks_the_model | has no attribute 'predict_proba'.*Is predict meant
# why: not every model has probabilities, and only predict was promised


def predict_one(model, row):
    return int(np.argmax(model.predict_proba(row.reshape(1, -1))))
