"""Every reader of files from outside, fed what nobody meant to write."""
