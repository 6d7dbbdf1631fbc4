# why: returns the column of the highest probability instead of the label; right only if the model knows exactly the labels 0, 1, 2, ... (and has predict_proba)
import numpy as np


def predict_one(model, row):
    if hasattr(model, "predict_proba"):
        return int(np.argmax(model.predict_proba(row.reshape(1, -1))[0]))
    return int(model.predict(row.reshape(1, -1))[0])
