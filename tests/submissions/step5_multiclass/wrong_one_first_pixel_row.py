# fails: predict_one_gives_an_int | Expected 2D array, got
# fails: predict_one_asks_the_model | Expected 2D array, got
# why: thinks row holds all images and asks about the first


def predict_one(model, row):
    return int(model.predict(row[0])[0])
