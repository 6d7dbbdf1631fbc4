# fails: makes_an_image | to_image returned None, where an array was expected.*Is there a return at the end
# fails: draws_where_it_should | raised TypeError
# fails: fills_the_grid | raised TypeError
# why: resize works in place and returns None


def to_image(row):
    return row.copy().resize(28, 28)
