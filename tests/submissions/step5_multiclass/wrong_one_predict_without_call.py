# fails: predict_one_gives_an_int | of type method
# fails: predict_one_asks_the_model | of type method
# why: forgets the brackets and the row
def predict_one(model, row):
    return model.predict
