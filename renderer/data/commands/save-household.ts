import { canonicalJson } from '#shared/crypto/canonical-json'
import { withLetters } from '#shared/domain/clients/attach-letter'
import { householdChanges } from '#shared/domain/clients/household-changes'
import { type HouseholdForm, isHouseholdDraft } from '#shared/domain/clients/household-form'
import type {
  ChartFields,
  ClientFields,
  PersonFields,
} from '#shared/domain/clients/household-records'
import { type ClientPlace, isOfficeByKeys } from '#shared/domain/spaces/whose-space'
import { ok, type Result, refused } from '#shared/result'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import { type Session, stamp, touch } from '../session'
import { heldSpaces } from '../spaces'
import { removeInfant } from './remove-client'

export interface HouseholdSave {
  /** Checked by `householdFormSchema`. */
  readonly form: HouseholdForm
  /** The form as it was opened; null for a new household. */
  readonly shown: HouseholdForm | null
  /** Whose client somebody new becomes; the user's own where it is not said. */
  readonly place?: ClientPlace | undefined
}

/**
 * - gone: the parent was removed meanwhile, here or on another device
 * - noTherapist: nobody's client: the office has none of its own
 */
export type SaveHouseholdRefusal = 'gone' | 'noTherapist'

/**
 * Saves a household; answers with the parent's id.
 *
 * Who somebody is and their health are separate records, so this is more than one write and a crash
 * may come between. Charts are written first: a chart whose person does not exist yet is shown
 * nowhere, while a person without their chart would look as if no allergy had ever been asked about.
 * The people follow in one write, parent and babies together. All ids were fixed when the form was
 * begun and lie in its draft: saving the draft again completes what is there and doubles nothing.
 * Where charts are not for this laptop (the office) none is begun: for the therapist nobody was asked yet.
 */
export async function saveHousehold(
  session: Session,
  { form, shown, place }: HouseholdSave,
): Promise<Result<string, SaveHouseholdRefusal>> {
  const parent = await session.store.read('clients', form.parentId)
  if (shown && !parent) return refused('gone')
  const space = parent?.space ?? place?.space ?? session.clientSpace
  const therapistId = parent?.therapistId ?? place?.staffId ?? session.staffId
  if (!parent && !place && (await isOffice(session))) return refused('noTherapist')
  const changes = householdChanges(form, shown)
  const hasCharts = session.store.keyring.holds('charts', space)

  if (hasCharts) await addCharts(session, changes.added, space)
  for (const { chartId, chart, wholeChart } of changes.changed) {
    if (chart && hasCharts) await changeChart(session, chartId, chart, wholeChart, space)
  }
  await addClients(session, changes.added, space, therapistId)
  for (const { clientId, client } of changes.changed) {
    if (client) await changeClient(session, clientId, client)
  }
  for (const id of changes.removed) await removeInfant(session, id)
  return ok(form.parentId)
}

/** Before their record has come, the keys say it: the therapist would never get what lay in their own space. */
async function isOffice({ store, staffId, opened }: Session): Promise<boolean> {
  const own = await store.read('staff', staffId)
  return own ? own.role === 'office' : isOfficeByKeys(heldSpaces(opened), staffId)
}

async function addCharts(session: Session, people: readonly PersonFields[], space: string) {
  const fresh: Chart[] = []
  for (const { chartId, chart } of people) {
    const known = await session.store.read('charts', chartId)
    if (known) await changeChart(session, chartId, chart, chart, space)
    else fresh.push({ ...stamp(session, space, chartId), ...chart })
  }
  if (fresh.length > 0) await session.store.insertMany('charts', fresh)
}

async function addClients(
  session: Session,
  people: readonly PersonFields[],
  space: string,
  therapistId: string,
) {
  const fresh: Client[] = []
  // A millisecond apart: babies are kept in the order they were entered, the order of birth.
  const createdAt = (place: number) => new Date(Date.parse(session.now()) + place).toISOString()
  for (const [place, { clientId, client }] of people.entries()) {
    if (await session.store.read('clients', clientId)) await changeClient(session, clientId, client)
    else {
      const home = client.home && { ...client.home, location: client.home.location ?? null }
      const status = 'active' as const
      const stamps = { ...stamp(session, space, clientId), createdAt: createdAt(place) }
      fresh.push({ ...stamps, ...client, home, status, therapistId })
    }
  }
  if (fresh.length > 0) await session.store.insertMany('clients', fresh)
}

async function changeChart(
  session: Session,
  chartId: string,
  fields: Partial<ChartFields>,
  whole: ChartFields,
  space: string,
) {
  const done = await session.store.change('charts', chartId, (chart) =>
    ok({
      ...chart,
      ...fields,
      ...(fields.clearances
        ? { clearances: withLetters(chart.clearances, fields.clearances) }
        : {}),
      ...touch(session),
    }),
  )
  // A person whose health was never recorded: this is their first chart.
  if (!done.ok)
    await session.store.insert('charts', { ...stamp(session, space, chartId), ...whole })
}

async function changeClient(session: Session, id: string, fields: Partial<ClientFields>) {
  const { home, ...rest } = fields
  await session.store.change('clients', id, (client) =>
    ok({
      ...client,
      ...rest,
      ...(home ? { home: { ...home, location: placeOf(client.home, home) } } : {}),
      ...touch(session),
    }),
  )
}

/** Not said: a pin belongs to its address, and another address has no place on the map yet. */
function placeOf(before: Client['home'], after: NonNullable<ClientFields['home']>) {
  if (after.location !== undefined) return after.location
  const same = before && canonicalJson(before.address) === canonicalJson(after.address)
  return same ? before.location : null
}

/**
 * Clears a kept draft of a new household that was saved after all (a crash came between the saving and
 * the clearing): put back, it would look like a second client of the same name.
 */
export async function dropSavedDraft(
  { store }: Session,
  key: string,
): Promise<Result<null, never>> {
  const draft = await store.readDraft(key)
  if (isHouseholdDraft(draft) && (await store.read('clients', draft.parentId))) {
    await store.clearDraft(key)
  }
  return ok(null)
}
