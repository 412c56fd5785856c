"""A web page → the pages on it.

pages     the article of a page, or several
tree      the parsed page, made ready for who takes the article out of it
tables    those that lay a page out, and rows of data
blocks    paragraphs that stand in other blocks than <p>
printed   the lines as a browser prints them
meta      what the page tells machines of itself: titles, sites, day
heads     the headline, and what stands around it
said      what is printed of day, source and page
lines     the text's lines without what stands among them: buttons, the line of day and source; bylines outside of it
several   several articles on one page
teasers   the beginnings of other articles beside its own
beside    what says that a box holds none of the page's own
parts     one article on several pages
none      pages that are surely no article
words     what all of these need to know of elements
"""
