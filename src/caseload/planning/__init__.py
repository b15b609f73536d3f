"""What would follow from a staffing model, tried with the engine that allocates the week."""
