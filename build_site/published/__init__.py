"""What is published: columns, vocabulary, dictionary, sheets and the tidy database."""
