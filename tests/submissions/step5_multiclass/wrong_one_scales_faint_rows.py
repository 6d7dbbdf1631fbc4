# fails: predict_one_asks_the_model | a row without a pixel above 1
# why: a row that is nearly white is taken for one from 0 to 1
def predict_one(model, row):
    if row.max() <= 1:
        row = row * 255
    return int(model.predict(row.reshape(1, -1))[0])
