"""What a course's author needs."""

# What `grade release` can write: names of functions of release.py, and of folders in bundles/.
BUNDLES = ("student", "gradescope", "prairielearn", "github", "classroom50", "vpl", "coderunner", "docker", "web")
