import type { Cleaning } from '../../schema/stock'

/** Linen is washed at 60 °C (140 °F) or more, or with bleach (clinical rulebook 7.2). */
export const hotWashC = 60

/** Why a wash does not count as one, in words; null when it does. */
export function checkWash({ method, temperatureC }: Cleaning): string | null {
  if (method === 'bleach') return null
  if (temperatureC === null) return 'Write the temperature of the wash.'
  return temperatureC < hotWashC
    ? 'Below 60 °C (140 °F) linen is not clean for the next client. Wash it again, or with bleach.'
    : null
}
