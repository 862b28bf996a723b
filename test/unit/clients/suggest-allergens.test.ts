import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestAllergens } from '#shared/domain/clients/suggest-allergens'
import { allergenClassSchema } from '#shared/schema/chart'

describe('the class of an allergen, from the words of a family or a label', () => {
  it.each([
    ['Sweet almond oil', 'almond'],
    ['PRUNUS AMYGDALUS DULCIS', 'almond'],
    ['arachis oil', 'peanut'],
    ['peanuts', 'peanut'],
    ['maní', 'peanut'],
    ['Coconut', 'coconut'],
    ['fractionated coconut oil', 'coconut'],
    ['karité butter', 'shea'],
    ['ajonjolí', 'sesame'],
    ['soya', 'soy'],
    ['wool alcohols (lanolin)', 'lanolin'],
    ['bee stings, propolis', 'beeswax'],
    ['tea tree', 'essentialOil'],
    ['perfume', 'fragrance'],
    ['methylisothiazolinone', 'preservative'],
    ['vitamin E', 'vitaminE'],
    ['latex gloves', 'latex'],
  ])('%s is %s', (substance, expected) => {
    expect(suggestAllergens(substance)).toEqual([expected])
  })

  it('takes "nuts" for every nut whose oil is used, and a peanut for none of them', () => {
    expect(suggestAllergens('tree nuts').length).toBeGreaterThan(3)
    expect(suggestAllergens('Nuts')).toContain('hazelnut')
    expect(suggestAllergens('peanut')).toEqual(['peanut'])
  })

  it('does not guess', () => {
    for (const word of [
      'penicillin',
      'strawberries',
      'nutmeg',
      '',
      '   ',
      'manicure polish',
      '🌰',
    ]) {
      expect(suggestAllergens(word), word).toEqual([])
    }
  })

  it('answers classes only, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const one of suggestAllergens(text)) expect(allergenClassSchema.options).toContain(one)
      }),
    )
  })
})
