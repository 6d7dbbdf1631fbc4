# fails: predict_one_gives_an_int | name 'clf' is not defined
# fails: predict_one_asks_the_model | name 'clf' is not defined
# why: copied from a notebook where the model is a global variable


def predict_one(model, row):
    return int(clf.predict(row.reshape(1, -1))[0])
