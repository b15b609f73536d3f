"""Many staffing models side by side: which pay, what is best at equal money, and where one overtakes another."""
