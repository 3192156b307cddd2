"""The picture of a sheet made flat, straight and upright, and what on it is no writing: shades, holes, turned type."""
