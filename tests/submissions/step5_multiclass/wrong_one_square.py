# fails: predict_one_gives_an_int | X has 28 features
# fails: predict_one_asks_the_model | X has 28 features
# why: a digit is a square


def predict_one(model, row):
    return int(model.predict(row.reshape(28, 28))[0])
