# right: asks about two copies and returns the first answer
predict_one = lambda model, row: int(model.predict(np.stack([row, row]))[0])
