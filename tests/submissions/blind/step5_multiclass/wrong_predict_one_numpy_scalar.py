# why: returns what the array holds, a numpy uint8, not an int; the most common first try


def predict_one(model, row):
    return model.predict(row.reshape(1, -1))[0]
