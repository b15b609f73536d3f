"""The one frame of every HTML page: no script, nothing from elsewhere, readable on a screen and on paper."""
