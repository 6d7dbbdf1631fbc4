"""The report in the forms that platforms read: one small file for each platform; nothing here grades."""
