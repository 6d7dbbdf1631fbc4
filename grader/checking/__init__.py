"""What stands behind grader.api: claims, values, pictures, digits."""
