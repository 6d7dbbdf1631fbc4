# fails: predict_one_asks_the_model | could not convert
# fails: predict_one_gives_an_int | could not convert
# why: the pixels are turned into text on the way
def predict_one(model, row):
    return int(model.predict(np.full((1, 784), "999"))[0])
