# right: the same pixels as floats, in another memory order


def predict_one(model, row):
    return max(model.predict(np.asfortranarray(row.reshape(1, 784).astype(float))))
