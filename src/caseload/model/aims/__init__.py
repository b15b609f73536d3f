"""What the shortfall aims at beside the goals, one file each, as a linear expression to be made as small as can be."""
