"""What the page's server runs for every visit; the same as ``app.py`` in a checkout."""

from netmap.ui.entry import main

main()
