# fails: predict_one_gives_an_int | X has 1 features, but .* 784 features
# fails: predict_one_asks_the_model | X has 1 features, but .* 784 features
# why: copied from the article, which has this mistake


def predict_one(model, row):
    return int(model.predict(row.reshape(-1, 1))[0])
