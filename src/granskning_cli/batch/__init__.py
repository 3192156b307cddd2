"""Many documents to one output each, or to one table, in an archive that an interrupted run can go on with."""
