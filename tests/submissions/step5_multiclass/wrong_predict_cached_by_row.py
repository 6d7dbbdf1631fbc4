# fails: predict_one_asks_the_model | expected: 5
# why: remembers the answer for each digit but not which model gave it, so a second model "answers" what the first one said
_answers = {}


def predict_one(model, row):
    key = row.tobytes()
    if key not in _answers:
        _answers[key] = int(model.predict(row.reshape(1, -1))[0])
    return _answers[key]
