"""What does the organ write to the applicant?  Pure: event, case and matter in, a letter out."""
