# fails: predict_one_gives_an_int | True \(bool\), where one whole number was expected
# fails: predict_one_asks_the_model | number was expected
# why: still thinks of the detector


def predict_one(model, row):
    return bool(model.predict(row.reshape(1, -1))[0])
