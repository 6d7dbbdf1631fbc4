# fails: predict_one_gives_an_int | returned None
# fails: predict_one_asks_the_model | returned None
# why: prints it


def predict_one(model, row):
    print(int(model.predict(row.reshape(1, -1))[0]))
