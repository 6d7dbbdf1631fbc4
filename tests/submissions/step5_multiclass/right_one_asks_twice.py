# right: asks about two copies and answers the first
predict_one = lambda model, row: int(model.predict(np.stack([row, row]))[0])
