# fails: predict_one_asks_the_model | as it is
# why: reverses the row
def predict_one(model, row):
    return int(model.predict(row[::-1].reshape(1, -1))[0])
