"""What can be ticked: header rows, their columns and labels, and labels that stand beside boxes."""
