"""What a service can do before agency staff, and what one worker more or fewer means."""
