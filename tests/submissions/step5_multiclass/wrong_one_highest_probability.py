# fails: predict_one_asks_the_model | your own model, trained with the digits 3, 5 and 8
# why: the place of the highest probability, which is the label only if the model knows all ten
def predict_one(model, row):
    if hasattr(model, "predict_proba"):
        return int(np.argmax(model.predict_proba(row.reshape(1, -1))[0]))
    return int(model.predict(row.reshape(1, -1))[0])
