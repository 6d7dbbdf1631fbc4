"""Steps answered as their files are saved: `grade watch`."""
