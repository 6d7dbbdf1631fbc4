# fails: predict_one_gives_an_int | where one whole number was expected
# fails: predict_one_asks_the_model | number was expected
# why: nicer to read


def predict_one(model, row):
    return f"This is a {model.predict([row])[0]}"
