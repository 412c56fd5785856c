"""An article a row: .csv, .tsv, .xlsx, .json → pages.

tables        rows with the line on which each begins, of a delimited file
sheets        those of a workbook (formulas, merged_cells)
json_tables   those of JSON (json_values: its values with their lines; json_holders, json_shapes: where it holds
              articles; json_cells: what an object's members say)
columns       what a column is called
rows          a row → a page (cell_days, cell_markup: what a cell says)
"""
