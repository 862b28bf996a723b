// Apart, so that the first page of the program does not share its beginning with the harness.
void import('./main')
