"""A graph and a question → rows: the shipped queries, their parameters, and answers in the formats of the W3C."""
