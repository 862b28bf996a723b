import { describe, expect, it } from 'vitest'
import {
  celsiusOf,
  checkHeat,
  fahrenheitOf,
  heatRefusalWords,
  heatRemark,
  temperatureWords,
} from '#shared/domain/supplies/heat-rules'
import type { Heat } from '#shared/schema/stock'

const heat = (more: Partial<Heat>): Heat => ({
  ...{ what: 'cloth', temperatureC: 40, wristChecked: true, minutes: 8, reason: '' },
  ...more,
})
const refusal = (more: Partial<Heat>, subject: 'parent' | 'infant' = 'parent') => {
  const checked = checkHeat(heat(more), subject)
  return checked.ok ? null : checked.refusal.kind
}

describe('warmth on skin', () => {
  it('is refused above 43 °C whatever the reason: a cloth of 61 °C is never laid on', () => {
    for (const what of ['cloth', 'massager', 'heatPack'] as const) {
      expect(refusal({ what, temperatureC: 61, minutes: 3, reason: 'She asked for it' })).toBe(
        'tooHot',
      )
      expect(refusal({ what, temperatureC: 43.1, minutes: 3, reason: 'x' })).toBe('tooHot')
      expect(refusal({ what, temperatureC: 43, minutes: 3, reason: 'x' })).toBe(null)
    }
    expect(heatRefusalWords({ kind: 'tooHot', lockedMaxC: 43 })).toMatch(
      /43 °C \(109 °F\).*measure/,
    )
  })

  it('needs a reason above the practice’s own limit, 42 °C for a cloth and 41 °C for a massager', () => {
    expect(refusal({ temperatureC: 42 })).toBe(null)
    expect(refusal({ temperatureC: 42.5, reason: '  ' })).toBe('needsReason')
    expect(refusal({ what: 'massager', temperatureC: 41.5, minutes: 5 })).toBe('needsReason')
  })

  it('needs the wrist, and at most 10 minutes for a cloth, 5 for a massager', () => {
    expect(refusal({ wristChecked: false })).toBe('wristNotChecked')
    expect(refusal({ minutes: 11 })).toBe('tooLong')
    expect(refusal({ what: 'massager', temperatureC: 40, minutes: 6 })).toBe('tooLong')
  })

  it('is never for a baby', () => {
    expect(refusal({ temperatureC: 36 }, 'infant')).toBe('infant')
  })

  it('says when it is cooler or warmer than meant', () => {
    expect(heatRemark(heat({ temperatureC: 37 }))).toBe('cool')
    expect(heatRemark(heat({ temperatureC: 39 }))).toBe(null)
    expect(heatRemark(heat({ temperatureC: 41.5 }))).toBe('warm')
  })

  it('is read in both scales', () => {
    expect(celsiusOf(104)).toBe(40)
    expect(fahrenheitOf(61)).toBe(141.8)
    expect(temperatureWords(38.5)).toBe('38.5 °C (101 °F)')
  })
})
