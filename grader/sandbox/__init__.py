"""What confines a student's process: a policy made on the trusted side, layers applied inside."""
