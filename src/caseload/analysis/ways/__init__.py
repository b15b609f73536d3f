"""What a person could decide so that a child has a worker."""
