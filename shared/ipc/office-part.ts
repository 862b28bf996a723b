/**
 * What a person in the office is given of a therapist's space: the contacts and the schedule. Charts,
 * notes, screenings, receipts and files stay closed to them.
 */
export const officeCollections: readonly string[] = ['clients', 'visits']
