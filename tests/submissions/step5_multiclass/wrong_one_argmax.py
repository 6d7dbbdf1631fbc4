# fails: predict_one_asks_the_model | did not return what the model says
# why: takes the position of the largest answer, as with probabilities


def predict_one(model, row):
    return int(np.argmax(model.predict(row.reshape(1, -1))))
