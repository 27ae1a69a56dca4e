"""The parts of the page Waar moet ik heen?: who asks, the answer in short, its steps, other ways, what is missing."""
