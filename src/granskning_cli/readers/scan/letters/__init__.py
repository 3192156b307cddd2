"""Words of a picture, and what is put right of them: signs that the data lacks, words that stand elsewhere too."""
