/** Raised by one whenever any collection's version changes: an older Doorstep refuses a newer number. */
export const dataVersion = 3
