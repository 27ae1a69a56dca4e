from netmap.ui.entry import main
main()
