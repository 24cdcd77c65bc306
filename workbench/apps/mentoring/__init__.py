"""The desks of mentor assignment around one table: who goes with whom, and why."""
