import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { npiProblem } from '#shared/domain/providers/npi'

const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
  .map((list) => list.join(''))
const withCheck = (nine: string) =>
  [...'0123456789'].map((check) => nine + check).filter((npi) => npiProblem(npi) === null)

describe('an NPI', () => {
  it('is right with its check digit under the prefix 80840', () => {
    // The example of the CMS specification of the check digit.
    expect(npiProblem('1234567893')).toBeNull()
    expect(npiProblem('1234567890')).toBe('check')
  })

  it('may be left out, and has ten digits', () => {
    expect(npiProblem('')).toBeNull()
    expect(npiProblem('123456789')).toBe('length')
    expect(npiProblem('12345678931')).toBe('length')
    expect(npiProblem('12345 67893')).toBe('length')
  })

  it('has exactly one right check digit, and any one wrong digit is noticed', () => {
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (nine, at, by) => {
          const right = withCheck(nine)
          expect(right).toHaveLength(1)
          const npi = [...(right[0] ?? '')]
          npi[at] = String((Number(npi[at]) + by) % 10)
          expect(npiProblem(npi.join(''))).toBe('check')
        },
      ),
    )
  })
})
