# fails: predict_one_gives_an_int | 4.0 \(float\), where one whole number was expected
# why: writes float instead of int


def predict_one(model, row):
    return float(model.predict(row.reshape(1, -1))[0])
