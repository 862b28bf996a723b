import type { Allergy, Chart } from '#shared/schema/chart'

/** One person's answer about allergies. A person without a chart was not asked. */
export interface AllergyStanding {
  readonly clientId: string
  readonly history: Chart['allergyHistory']
  /** Severe first. */
  readonly allergies: readonly Allergy[]
}

const order: readonly Allergy['severity'][] = ['severe', 'moderate', 'unknown', 'mild']

export function allergyStanding(clientId: string, chart: Chart | undefined): AllergyStanding {
  const allergies = [...(chart?.allergies ?? [])].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  )
  // Rows stand, whatever the answer beside them says: to overlook one could harm.
  const history = allergies.length > 0 ? 'some' : (chart?.allergyHistory ?? 'notAsked')
  return {
    clientId,
    history: history === 'some' && allergies.length === 0 ? 'notAsked' : history,
    allergies,
  }
}
