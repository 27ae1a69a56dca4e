"""Measures of social network analysis on plain graphs, for anybody: nothing of netmap's own data is needed.

``two_mode`` (reach, degree, closeness and betweenness where organisations meet in consultations), ``brokerage`` (the
roles of Gould and Fernandez), ``structural_holes`` (Burt), ``mixing`` (do ties stay inside groups?) and
``fragmentation`` (Borgatti's key players). Each takes ``networkx`` graphs with any hashable nodes and gives
dictionaries in the order of the nodes; scipy and numpy do the work.
"""
