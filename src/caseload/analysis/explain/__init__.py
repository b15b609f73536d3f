"""Why a case has its worker, why a worker has their load, and what else would cost."""
