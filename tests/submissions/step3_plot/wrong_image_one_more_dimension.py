# fails: makes_an_image | 3 dimensions.*actual: shape \(1, 28, 28\)
# fails: draws_where_it_should | raised TypeError: Invalid shape \(1, 28, 28\) for image data
# fails: fills_the_grid | Invalid shape \(1, 28, 28\)
# why: copies reshape(-1, 28, 28) for many rows


def to_image(row):
    return row.reshape(-1, 28, 28)
