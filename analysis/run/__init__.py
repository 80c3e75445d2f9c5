"""What runs, when and where: parameters, plans, runs, their history, what is put in place."""
