"""What a service can do before agency staff: screen, JSON and sheets."""
