"""One question's lines -> what is asked, what is marked and what is answered."""
