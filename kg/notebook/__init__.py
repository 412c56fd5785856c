"""A graph in a notebook: `%load_ext kg` gives `%%sparql`; answers show as tables, graphs as their network.

magic    %sparql and %%sparql: the only module that knows IPython
line     what stands behind %sparql, taken apart
table    an answer as HTML that reads well on light and dark pages, and as text
frame    an answer as a pandas DataFrame: the only module that knows pandas
inline   a graph as HTML: what is in it, and its network in a frame that may reach nothing
picture  plots whose Chinese shows: the only module that knows matplotlib
"""
