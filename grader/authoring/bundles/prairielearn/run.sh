#!/usr/bin/env bash
# PrairieLearn runs this for every submission.
grade --for prairielearn
# With any other exit code PrairieLearn would not read the result, even one saying "not graded", which costs no attempt.
exit 0
