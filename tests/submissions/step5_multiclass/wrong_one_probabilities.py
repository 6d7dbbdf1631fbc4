# fails: predict_one_gives_an_int | has no attribute 'predict_proba'
# fails: predict_one_asks_the_model | has no attribute 'predict_proba'
# why: not every model has probabilities, and only predict was promised


def predict_one(model, row):
    return int(np.argmax(model.predict_proba(row.reshape(1, -1))))
