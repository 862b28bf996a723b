import { blankGate, changeGate, type GateAround } from '../domain/clinical/gate/change-gate'
import { cannotBeSkipped, evaluateGate, stopping } from '../domain/clinical/gate/evaluate'
import { gateFacts } from '../domain/clinical/gate/facts'
import { gateId } from '../domain/clinical/gate/gate-id'
import { groupsFor } from '../domain/clinical/gate/questions'
import { usualThresholds } from '../domain/clinical/gate/thresholds'
import { addDays, addMinutes, type Day, dayOf } from '../domain/time/calendar-day'
import type { CatalogEntry } from '../schema/catalog-entry'
import type { Chart } from '../schema/chart'
import type { Client } from '../schema/client'
import type { DoorGate } from '../schema/door-gate'
import type { Screening } from '../schema/screening'
import type { Visit } from '../schema/visit'
import { createRandom } from './random'

/** The practice asks at the door since so many days. */
const gatesSinceDays = 45

/** Door checks of the sample: everybody who took part, asked, with nothing that speaks against it. */
export function createDoorBook(seed: number, today: Day, catalog: readonly CatalogEntry[]) {
  const random = createRandom(seed * 7919 + 23)
  const from = addDays(today, -gatesSinceDays)
  const charts = new Map<string, Chart>()
  const born = new Map<string, Day | null>()
  const kinds = new Map(catalog.map(({ id, service }) => [id, service?.serviceKind ?? null]))
  return {
    knowChart: (chart: Chart) => void charts.set(chart.clientId, chart),
    knowClient: ({ id, dateOfBirth }: Client) => void born.set(id, dateOfBirth),
    ofVisit(visit: Visit): Screening[] {
      const day = dayOf(visit.startAt, visit.timeZone)
      if (visit.state !== 'finished' || day < from) return []
      return [visit.clientId, ...visit.infantIds].map((clientId, index) => {
        const around: GateAround = {
          ...{ day, serviceKind: kinds.get(visit.serviceId) ?? null },
          subject: index === 0 ? 'parent' : 'infant',
          chart: charts.get(clientId),
          bornOn: index === 0 ? null : (born.get(clientId) ?? null),
          ...{ thresholds: usualThresholds, rulesVersion: '1.0' },
        }
        const at = addMinutes(visit.startAt, -5)
        const hand = () => ({ id: random.uuid(), at, by: visit.therapistId })
        return {
          ...{ id: gateId(visit.id, clientId), space: visit.space, kind: 'doorGate' },
          ...{ createdAt: at, updatedAt: at, startAt: at, clientId, visitId: visit.id },
          ...{ createdBy: visit.therapistId, updatedBy: visit.therapistId, mood: null },
          doorGate: asked(around, hand),
          triage: null,
        }
      })
    },
  }
}

type Hand = Parameters<typeof changeGate>[3]

/** All no; what still stops it (a letter that is not there yet) was gone on with for a reason. */
function asked(around: GateAround, hand: () => Hand): DoorGate {
  const blank = blankGate(around.subject, around.rulesVersion)
  const facts = gateFacts({ ...around, vitals: blank.vitals })
  const questionIds = groupsFor(facts).flatMap(({ questions }) => questions.map(({ id }) => id))
  let gate = must(changeGate(blank, { kind: 'answer', questionIds, answer: 'no' }, around, hand()))
  const result = evaluateGate({ ...around, facts, answers: gate.answers, overrides: [] })
  if (!cannotBeSkipped(result, around.subject)) return gate
  for (const { id: ruleId } of stopping(result)) {
    const reason = 'Cleared by phone; the letter follows.'
    gate = must(changeGate(gate, { kind: 'override', ruleId, reason }, around, hand()))
  }
  return gate
}

function must(changed: ReturnType<typeof changeGate>): DoorGate {
  if (!changed.ok) throw new Error(`The sample's door check: ${changed.refusal}`)
  return changed.value
}
