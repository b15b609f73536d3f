"""What the posts mean: money, supply, vacancies, and what causes the need."""
