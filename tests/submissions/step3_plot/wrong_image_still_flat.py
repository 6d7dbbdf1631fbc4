# fails: makes_an_image | array of the wrong shape.*is a reshape or an index missing.*actual: shape \(784,\)
# fails: draws_where_it_should | raised TypeError: Invalid shape \(784,\) for image data
# fails: fills_the_grid | Invalid shape \(784,\) for image data
# why: reshape gives a new array, which is thrown away


def to_image(row):
    row.reshape(28, 28)
    return row
