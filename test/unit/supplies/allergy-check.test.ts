import { describe, expect, it } from 'vitest'
import {
  type AllergyHistory,
  checkAllergies,
  isStopped,
} from '#shared/domain/supplies/allergy-check'
import { type AllergenClass, allergenClassSchema } from '#shared/schema/chart'

const person = (
  substance: string,
  allergenClass: AllergenClass,
  subject: 'parent' | 'infant' = 'parent',
): AllergyHistory => ({
  clientId: subject,
  subject,
  history: 'some',
  allergies: [{ substance, allergenClass }],
})
const thing = (label: string, ...allergens: AllergenClass[]) => ({ label, item: { allergens } })

describe('allergies against what is brought', () => {
  it.each(allergenClassSchema.options.filter((one) => one !== 'other'))(
    'stop a product of the class %s, for a parent and for a baby',
    (allergen) => {
      for (const subject of ['parent', 'infant'] as const) {
        const remarks = checkAllergies(
          thing('A product', allergen),
          [person('it', allergen, subject)],
          'postnatal',
        )
        expect(remarks).toEqual([
          { kind: 'stop', clientId: subject, substance: 'it', allergenClass: allergen },
        ])
        expect(isStopped(remarks)).toBe(true)
      }
    },
  )

  it('stop avocado for who reacts to latex, and latex for who reacts to avocado', () => {
    expect(
      isStopped(checkAllergies(thing('Balm', 'avocado'), [person('Latex', 'latex')], null)),
    ).toBe(true)
    expect(
      isStopped(checkAllergies(thing('Band', 'latex'), [person('Pear', 'avocado')], null)),
    ).toBe(true)
  })

  it('stop by the name of the substance when no class fits', () => {
    const sunflower = [person('Sunflower', 'other')]
    expect(isStopped(checkAllergies(thing('Sunflower oil, food grade'), sunflower, null))).toBe(
      true,
    )
    expect(checkAllergies(thing('Safflower oil'), sunflower, null)).toEqual([])
    expect(
      checkAllergies(thing('Measuring tape, cm'), [person('Tape glue', 'other')], null),
    ).toEqual([])
  })

  it('do not stop one unknown substance for another', () => {
    expect(checkAllergies(thing('Clay', 'other'), [person('Zinc', 'other')], null)).toEqual([])
  })

  it('take the words of a line written by hand for its classes', () => {
    const byHand = { label: 'sweet almond oil', item: null }
    expect(isStopped(checkAllergies(byHand, [person('Nuts', 'almond')], null))).toBe(true)
  })

  it('ask to read the label when only the name speaks of it', () => {
    expect(checkAllergies(thing('Coconut balm'), [person('Coco', 'coconut')], null)).toEqual([
      { kind: 'look', clientId: 'parent', substance: 'Coco' },
    ])
  })

  it('keep nuts, sesame and peanut from a baby nobody has asked about, near the breast or on a baby', () => {
    const baby: AllergyHistory = {
      ...{ clientId: 'baby', subject: 'infant', history: 'notAsked' },
      allergies: [],
    }
    const almond = thing('Almond oil', 'almond')
    for (const kind of ['breast', 'infant', 'group'] as const) {
      expect(checkAllergies(almond, [baby], kind)).toEqual([
        { kind: 'unknownInfant', clientId: 'baby' },
      ])
    }
    expect(checkAllergies(almond, [baby], 'prenatal')).toEqual([])
    expect(checkAllergies(almond, [{ ...baby, history: 'none' }], 'breast')).toEqual([])
    expect(checkAllergies(thing('Safflower oil'), [baby], 'breast')).toEqual([])
    expect(isStopped(checkAllergies(almond, [baby], 'breast'))).toBe(true)
    // A baby that nobody has written down is no less unknown.
    const parent: AllergyHistory = {
      ...baby,
      clientId: 'parent',
      subject: 'parent',
      history: 'none',
    }
    expect(checkAllergies(almond, [parent], 'breast')).toEqual([
      { kind: 'unknownInfant', clientId: 'parent' },
    ])
    expect(checkAllergies(almond, [parent, { ...baby, history: 'none' }], 'breast')).toEqual([])
  })
})
