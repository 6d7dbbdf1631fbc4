# right: takes the only answer apart


def predict_one(model, row):
    (label,) = model.predict(np.atleast_2d(row))
    return int(label)
