# right: adds an axis, unpacks the only answer from what predict returns and makes it an int
import numpy as np


def predict_one(model, row):
    (answer,) = model.predict(row[np.newaxis])
    return int(answer)
