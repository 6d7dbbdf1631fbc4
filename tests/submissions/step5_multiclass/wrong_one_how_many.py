# fails: predict_one_asks_the_model | did not return what the model says
# why: counts the answers, and there is one


def predict_one(model, row):
    return len(model.predict(row.reshape(1, -1)))
