# fails: makes_an_image | [Tt]he pixels
# fails: draws_where_it_should | is still empty
# fails: fills_the_grid | Cell 1 of the grid is blank
# why: cuts the lines by hand and forgets to multiply by 28: only the white margin is left


def to_image(row):
    return np.array([row[i : i + 28] for i in range(28)])
