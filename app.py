"""The pages from a checkout: ``streamlit run app.py``."""

from netmap.ui.entry import main

main()
