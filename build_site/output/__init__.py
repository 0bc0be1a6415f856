"""The site's folder: what is written, held against rules, and put in its place."""
