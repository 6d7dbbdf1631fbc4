# right: one uint8 is one whole number


def predict_one(model, row):
    return model.predict(row[np.newaxis])[0]
