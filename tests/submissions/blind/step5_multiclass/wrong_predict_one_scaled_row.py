# why: divides the row by 255 before asking, so the model is asked about another picture than the one given (almost white for a model of raw pixels)


def predict_one(model, row):
    row = row / 255
    return int(model.predict(row.reshape(1, -1))[0])
