/** Opens the sample practice. Public on purpose: everything in it is made up, nobody is asked for it. */
export const samplePassphrase = 'doorstep sample practice, all of it made up'
