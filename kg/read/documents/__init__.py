"""Documents with printed pages → pages: pdf (its lines, sheets and columns) and word (its tables)."""
