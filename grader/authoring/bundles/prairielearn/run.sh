#!/usr/bin/env bash
# PrairieLearn runs this for every submission.
grade --for prairielearn
# With another exit code PrairieLearn does not read the result: one that says that it is no grade, and costs no attempt.
exit 0
