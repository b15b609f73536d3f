"""From a problem and a plan to findings: workloads, changes, reasons, ways out, shortfall."""
