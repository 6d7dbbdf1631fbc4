# fails: predict_one_gives_an_int | has no attribute 'predict'
# fails: predict_one_asks_the_model | has no attribute 'predict'
# why: changes the order of the arguments
def predict_one(row, model):
    return int(model.predict(row.reshape(1, -1))[0])
