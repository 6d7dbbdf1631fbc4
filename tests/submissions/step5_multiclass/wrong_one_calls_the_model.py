# fails: predict_one_gives_an_int | not callable
# fails: predict_one_asks_the_model | not callable
# why: models in other libraries are called like functions


def predict_one(model, row):
    return int(model(row.reshape(1, -1))[0])
