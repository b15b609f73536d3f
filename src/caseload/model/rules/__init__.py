"""Every rule of the design, one file each: what it bars, and what it adds to the model."""
