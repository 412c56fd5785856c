"""Files → pages → articles with bylines.

files     files and folders → Page, Refusal (sources: which; formats: by what: plain,
          web, tables, documents; encodings)
known     what is known of a page, and who says so (surroundings: pages_toml, file_names; headers; frontmatter)
text      the lines of a page, cleaned
seams     whether two lines are one text: a column break, or text that went missing
layout    lines → blocks: titles, bylines, paragraphs put together again
items     blocks → items: where the next report begins
heads     an item's titles: section heading, kicker, place label, headline
bylines   who signed, and where it is printed
said      what the lines of an article say of its day, newspaper and column
articles  items → Article, with every offset
context   the page's city
"""
