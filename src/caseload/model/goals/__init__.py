"""Every goal of the design, one file each, as a linear expression to be made as small as can be."""
