# fails: predict_one_gives_an_int | is \[0\] missing
# why: forgets to take the answer out of the array


def predict_one(model, row):
    return model.predict(row.reshape(1, -1))
