"""What is shown of a staff mix."""
