# fails: makes_an_image | changed the values.*all in the last line: does a loop end one too early\?
# why: thinks that range(27) goes up to 27


def to_image(row):
    image = np.zeros((28, 28))
    for i in range(27):
        for j in range(28):
            image[i, j] = row[i * 28 + j]
    return image
