"""netmap: the web of organisations, consultations and experts around social unrest, and its white spots."""

import os

__version__ = "0.1.0"

# A workbook comes from anywhere. openpyxl reads it with defusedxml, which refuses what is made to do harm, but not when
# lxml is there, which comes along with the library for Word files. It looks at this once, when it is first loaded.
os.environ["OPENPYXL_LXML"] = "False"
