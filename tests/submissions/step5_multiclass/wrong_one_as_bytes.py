# fails: predict_one_asks_the_model | Is the row passed to model.predict as it is
# why: an array of bytes for the row, which cuts fractions off
def predict_one(model, row):
    table = np.zeros((1, 784), dtype=np.uint8)
    table[0] = row
    return int(model.predict(table)[0])
