# right: a list with one list in it, and item()


def predict_one(model, row):
    return model.predict([row.tolist()]).item()
