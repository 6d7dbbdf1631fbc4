# fails: predict_one_gives_an_int | '4' \(str\), where one whole number was expected
# fails: predict_one_asks_the_model | number was expected
# why: labels are text in OpenML


def predict_one(model, row):
    return str(model.predict(row.reshape(1, -1))[0])
