# fails: predict_one_gives_an_int | fit
# fails: predict_one_asks_the_model | fit
# why: thinks that every question starts with fit


def predict_one(model, row):
    model.fit(row.reshape(1, -1), [2])
    return int(model.predict(row.reshape(1, -1))[0])
