# fails: predict_one_asks_the_model | as it is
# why: turns the row round
def predict_one(model, row):
    return int(model.predict(row[::-1].reshape(1, -1))[0])
