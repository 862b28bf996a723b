import { canonicalJson } from '#shared/crypto/canonical-json'
import type { HouseholdForm } from './household-form'
import {
  type ChartFields,
  type ClientFields,
  type PersonFields,
  peopleOf,
} from './household-records'

/** What saving a form does: only what differs from the form as it was opened. */
export interface HouseholdChanges {
  readonly added: readonly PersonFields[]
  readonly changed: readonly {
    readonly clientId: string
    readonly chartId: string
    /** Null: nothing of it was changed. */
    readonly client: Partial<ClientFields> | null
    readonly chart: Partial<ChartFields> | null
    /** The whole chart, for a person who had none. */
    readonly wholeChart: ChartFields
  }[]
  /** Ids of infants taken out of the form. */
  readonly removed: readonly string[]
}

/**
 * Compares a checked form with what it showed at first (null: a new household). A field that was not
 * touched is not written, so what another device changed meanwhile stays.
 */
export function householdChanges(
  form: HouseholdForm,
  shown: HouseholdForm | null,
): HouseholdChanges {
  const people = peopleOf(form)
  const before = new Map(shown ? peopleOf(shown).map((person) => [person.clientId, person]) : [])
  const kept = new Set(people.map((person) => person.clientId))
  const changed = people.flatMap((person) => {
    const old = before.get(person.clientId)
    if (!old) return []
    const client = withPlaceOnlyIfSet(old.client, difference(old.client, person.client))
    const chart = difference(old.chart, person.chart)
    if (!client && !chart) return []
    const { clientId, chartId } = person
    return [{ clientId, chartId, client, chart, wholeChart: person.chart }]
  })
  return {
    added: people.filter((person) => !before.has(person.clientId)),
    changed,
    removed: [...before.keys()].filter((id) => !kept.has(id)),
  }
}

/** A place that was not touched is not written back over one that was set elsewhere meanwhile. */
function withPlaceOnlyIfSet(
  before: ClientFields,
  changes: Partial<ClientFields> | null,
): Partial<ClientFields> | null {
  if (!changes?.home || !before.home) return changes
  const { location, ...home } = changes.home
  const same =
    canonicalJson([before.home.location ?? null, before.home.address]) ===
    canonicalJson([location ?? null, home.address])
  return same ? { ...changes, home } : changes
}

function difference<Fields extends object>(before: Fields, after: Fields): Partial<Fields> | null {
  const entries = Object.entries(after).filter(
    ([field, value]) => canonicalJson(value) !== canonicalJson(before[field as keyof Fields]),
  )
  return entries.length > 0 ? (Object.fromEntries(entries) as Partial<Fields>) : null
}
