# fails: predict_one_asks_the_model | expected: 7 actual: 70$
# why: asks ten times and adds up the answers
def predict_one(model, row):
    return int(model.predict(np.tile(row, (10, 1))).sum())
