"""What is behind grader.api: claims, values, pictures, digits."""
