"""Workbooks and other files to and from a Network, with a finding for every row that needs attention."""
