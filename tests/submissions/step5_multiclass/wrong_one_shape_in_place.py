# fails: predict_one_asks_the_model | changed its argument
# why: gives the caller's row another shape


def predict_one(model, row):
    row.shape = (1, 784)
    return int(model.predict(row)[0])
