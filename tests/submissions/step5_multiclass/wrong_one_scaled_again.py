# fails: predict_one_asks_the_model | as it is
# why: scales the row, which the model does itself


def predict_one(model, row):
    return int(model.predict(row.reshape(1, -1) / 255)[0])
