"""Rows and columns paired: the best pairing, its proof by prices, what else was possible."""
