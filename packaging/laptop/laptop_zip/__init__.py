"""Builds the zip by which caseload comes to a laptop without a network: wheels, scripts, checksums, licences, SBOM."""
