"""Words of a picture, and what is put right of them: numbers, signs that the data lacks, labels that others tell."""
