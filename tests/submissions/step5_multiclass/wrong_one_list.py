# fails: predict_one_gives_an_int | is \[0\] missing
# why: a list is not a number either


def predict_one(model, row):
    return [int(label) for label in model.predict([row])]
