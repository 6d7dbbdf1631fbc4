# fails: predict_one_gives_an_int | comparison
# fails: predict_one_asks_the_model | comparison
# why: answers whether it is a two
def predict_one(model, row):
    return model.predict(row.reshape(1, -1))[0] == 2
