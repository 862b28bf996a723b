/** Every NPI is checked as if this stood before it: the US issuer's number for health (ISO 7812). */
const issuerPrefix = '80840'

/** What is wrong with an NPI; null when it is right, or empty. `check`: a digit was mistyped (Luhn). */
export function npiProblem(npi: string): 'length' | 'check' | null {
  if (npi === '') return null
  if (!/^\d{10}$/.test(npi)) return 'length'
  return luhnSum(issuerPrefix + npi) % 10 === 0 ? null : 'check'
}

function luhnSum(digits: string): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}
