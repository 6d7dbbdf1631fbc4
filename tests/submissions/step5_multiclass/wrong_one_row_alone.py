# fails: predict_one_gives_an_int | Expected 2D array, got 1D array
# fails: predict_one_asks_the_model | Expected 2D array, got 1D array
# why: passes the row as it is


def predict_one(model, row):
    return int(model.predict(row)[0])
