import { combineLatest, map, type Observable } from 'rxjs'
import { evaluate, type GateAround, worked } from '#shared/domain/clinical/gate/change-gate'
import type { Callable } from '#shared/domain/clinical/gate/escalation'
import { gateRulesEdition } from '#shared/domain/clinical/gate/evaluate'
import {
  practiceLines,
  practiceThresholds,
  ruleChanges,
  rulesVersion,
} from '#shared/domain/clinical/gate/rule-settings'
import {
  type GatedPerson,
  type GateStanding,
  gateStanding,
} from '#shared/domain/clinical/gate/standing'
import type { Thresholds } from '#shared/domain/clinical/gate/thresholds'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { RuleChange } from '#shared/schema/clinical-rules'
import type { Screening } from '#shared/schema/screening'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import type { Household } from './clients'
import { groupHouseholds } from './group-households'
import { allProviders, catalogEntryById, catalogOf } from './practice'
import { watch } from './records'

/** The door checks of a visit, of everybody who takes part. */
export const gatesOfVisit = (store: Store, visitId: string): Observable<Screening[]> =>
  watch(store, 'screenings', { where: { visitId } }).pipe(
    map((screenings) => screenings.filter(({ kind }) => kind === 'doorGate')),
  )

/** The door checks of one person, of every visit. */
export const gatesOfClient = (store: Store, clientId: string): Observable<Screening[]> =>
  watch(store, 'screenings', { where: { clientId } }).pipe(
    map((screenings) => screenings.filter(({ kind }) => kind === 'doorGate')),
  )

/** The clinical rules as this practice has them. */
export interface ClinicalSettings {
  readonly changes: readonly RuleChange[]
  readonly thresholds: Thresholds
  readonly rulesVersion: string
  readonly lines: ReturnType<typeof practiceLines>
}

export function clinicalSettingsOf(entries: readonly CatalogEntry[]): ClinicalSettings {
  const changes = ruleChanges(
    entries.flatMap(({ practice }) => (practice?.clinicalRules ? [practice.clinicalRules] : [])),
  )
  return {
    changes,
    thresholds: practiceThresholds(changes),
    rulesVersion: rulesVersion(gateRulesEdition, changes),
    lines: practiceLines(changes),
  }
}

export const clinicalSettings = (store: Store): Observable<ClinicalSettings> =>
  catalogOf(store, 'practice').pipe(map(clinicalSettingsOf))

/**
 * What the rules hang on beside the answers, for one person of a visit. `household` is that person's own: in a
 * group it may be another family's.
 */
export function gateAround(
  visit: Visit,
  clientId: string,
  household: Household | null,
  service: CatalogEntry | null,
  { thresholds, rulesVersion: version }: ClinicalSettings,
): GateAround {
  const isParent = clientId === visit.clientId || clientId === household?.parent.id
  const subject = isParent ? 'parent' : 'infant'
  const infant = household?.infants.find(({ id }) => id === clientId)
  return {
    day: dayOf(visit.startAt, visit.timeZone),
    serviceKind: service?.service?.serviceKind ?? null,
    subject,
    chart: household?.charts.get(clientId),
    bornOn:
      subject === 'infant'
        ? (infant?.dateOfBirth ??
          household?.charts.get(household.parent.id)?.parent?.birthOn ??
          null)
        : null,
    thresholds,
    rulesVersion: version,
  }
}

/**
 * Everybody who takes part, with the check begun for them: what the standing of the door hangs on. The parent of
 * the home comes first; of the other families of a group (`families`) those who were asked come last: one that
 * was taken out again holds nobody.
 */
export const gatedPeople = (
  visit: Visit,
  gates: readonly Screening[],
  families: readonly Household[],
): GatedPerson[] => {
  const own = [visit.clientId, ...visit.infantIds]
  const there = new Set(
    families.flatMap(({ parent, infants }) => [parent.id, ...infants.map(({ id }) => id)]),
  )
  const ofGroup = gates.filter(({ clientId }) => there.has(clientId) && !own.includes(clientId))
  return [
    ...own.map((id, index) => {
      const gate = gates.find(({ clientId }) => clientId === id)?.doorGate ?? null
      const open = gate === null || gate.outcome === 'open'
      return { kind: index === 0 ? ('parent' as const) : ('infant' as const), gate, open }
    }),
    ...ofGroup.flatMap(({ doorGate: gate }) =>
      gate ? [{ kind: gate.subject, gate, open: gate.outcome === 'open' }] : [],
    ),
  ]
}

/** The same, worked out anew: two laptops may have merged, a chart may have changed since. */
export const gatedAnew = (
  visit: Visit,
  gates: readonly Screening[],
  household: Household | null,
  service: CatalogEntry | null,
  settings: ClinicalSettings,
  families: readonly Household[],
): GatedPerson[] =>
  gatedPeople(visit, gates, families).map((person, index) => {
    const { kind, gate } = person
    const id = [visit.clientId, ...visit.infantIds][index]
    // Of another family: as it was worked out when it was last written down.
    if (id === undefined) return person
    const around = gateAround(visit, id, household, service, settings)
    if (!gate) return { kind, gate, open: true }
    const open = evaluate(gate, around).open.length > 0
    return { kind, gate: worked(gate, around, gate.stoppedAt ?? visit.startAt), open }
  })

/** Where the door stands for a visit: what its one next step hangs on. */
export const doorStanding = (store: Store, visit: Visit): Observable<GateStanding> =>
  combineLatest([
    gatesOfVisit(store, visit.id),
    catalogEntryById(store, visit.serviceId),
    groupHouseholds(store, visit.id),
  ]).pipe(
    map(([gates, service, families]) =>
      gateStanding(gatedPeople(visit, gates, families), service?.service?.serviceKind ?? null),
    ),
  )

/** Whom a household can call, with the numbers of the directory. */
export const callableTeam = (
  store: Store,
  household: Household | null,
): Observable<readonly Callable[]> =>
  allProviders(store).pipe(
    map((providers) => {
      const byId = new Map(providers.map((provider) => [provider.id, provider]))
      return (household?.parent.careTeam ?? []).flatMap(({ providerId, role }) => {
        const provider = byId.get(providerId)
        return provider ? [{ role, name: provider.name, phone: provider.phone }] : []
      })
    }),
  )
