# fails: predict_one_gives_an_int | raised \w+Error: .*(scalar|subscriptable)
# fails: predict_one_asks_the_model | raised \w+Error: .*(scalar|subscriptable)
# why: one [0] too many


def predict_one(model, row):
    return int(model.predict(row.reshape(1, -1))[0][0])
