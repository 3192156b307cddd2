"""The rulings of a picture, those too that were lost, and the cells and frames between them."""
