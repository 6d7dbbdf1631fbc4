# right: an array without dimensions holds one number


def predict_one(model, row):
    return np.squeeze(model.predict(np.expand_dims(row, axis=0)))
