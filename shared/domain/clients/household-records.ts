import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import { blankAccess, blankContact, blankHousehold } from './blank-form'
import type { BabyForm, HealthForm, HouseholdForm } from './household-form'

/**
 * What the form decides of each record; stamps, space and status are not its own. Without a `location`
 * the place on the map stays as it is for as long as the address does.
 */
export type ClientFields = Pick<
  Client,
  | 'kind'
  | 'parentId'
  | 'name'
  | 'pronouns'
  | 'gender'
  | 'dateOfBirth'
  | 'contact'
  | 'careTeam'
  | 'note'
> & { readonly home: HomeFields | null }
type Home = NonNullable<Client['home']>
export type HomeFields = Omit<Home, 'location'> & Partial<Pick<Home, 'location'>>
export type ChartFields = Pick<
  Chart,
  | 'clientId'
  | 'subject'
  | 'parent'
  | 'infant'
  | 'allergyHistory'
  | 'allergies'
  | 'medications'
  | 'conditions'
  | 'clearances'
  | 'note'
>

export interface PersonFields {
  readonly clientId: string
  readonly chartId: string
  readonly client: ClientFields
  readonly chart: ChartFields
}

const tidyName = ({ given, family, preferred }: Client['name']): Client['name'] => ({
  given: given.trim(),
  family: family.trim(),
  preferred: preferred.trim(),
})

/** The people of a checked form as record fields: parent first, then the babies as they stand. */
export function peopleOf(form: HouseholdForm): readonly [PersonFields, ...PersonFields[]] {
  return [parentOf(form), ...form.babies.map((baby) => babyOf(baby, form.parentId))]
}

function parentOf(form: HouseholdForm): PersonFields {
  const { birth, contact } = form
  const pregnant = birth.stage === 'pregnant'
  return {
    clientId: form.parentId,
    chartId: form.chartId,
    client: {
      kind: 'parent',
      parentId: '',
      name: tidyName(form.name),
      pronouns: form.pronouns.trim(),
      ...(form.gender === undefined ? {} : { gender: form.gender.trim() }),
      dateOfBirth: form.dateOfBirth,
      contact: { ...contact, email: contact.email.trim() },
      home: {
        address: form.address,
        ...(form.location === undefined ? {} : { location: form.location }),
        access: form.access,
        windows: form.windows.map(windowOf),
      },
      careTeam: form.careTeam,
      note: form.note,
    },
    chart: {
      clientId: form.parentId,
      subject: 'parent',
      parent: pregnant ? { ...birth, birthOn: null, birthMode: null } : birth,
      infant: null,
      ...healthOf(form.health),
    },
  }
}

function babyOf(baby: BabyForm, parentId: string): PersonFields {
  const { gestationWeeks, gestationDays, ...facts } = baby.facts
  return {
    clientId: baby.clientId,
    chartId: baby.chartId,
    client: {
      kind: 'infant',
      parentId,
      name: tidyName(baby.name),
      pronouns: baby.pronouns.trim(),
      ...(baby.gender === undefined ? {} : { gender: baby.gender.trim() }),
      dateOfBirth: baby.dateOfBirth,
      contact: null,
      home: null,
      careTeam: [],
      note: '',
    },
    chart: {
      clientId: baby.clientId,
      subject: 'infant',
      parent: null,
      infant: {
        ...facts,
        gestationAtBirthDays:
          gestationWeeks === null ? null : gestationWeeks * 7 + (gestationDays ?? 0),
      },
      ...healthOf(baby.health),
    },
  }
}

function healthOf(health: HealthForm) {
  return {
    allergyHistory: health.allergyHistory,
    // "None" and "not asked" were answered instead: rows typed before do not stand against them.
    allergies:
      health.allergyHistory === 'some'
        ? health.allergies.map((row) => ({ ...row, substance: row.substance.trim() }))
        : [],
    medications: health.medications,
    conditions: health.conditions.map((line) => line.trim()).filter(Boolean),
    clearances: health.clearances.map((clearance) => ({
      ...clearance,
      givenOn: given(clearance.givenOn),
    })),
    note: health.note,
  }
}

const windowOf = (window: HouseholdForm['windows'][number]) => ({
  ...window,
  weekdays: window.weekdays.map(Number).sort(),
  startTime: given(window.startTime),
  endTime: given(window.endTime),
})

/** The form's check has asked for it. */
function given(value: string | null): string {
  if (value === null) throw new Error('a form that was not checked')
  return value
}

/** The form that shows a household as it is stored. A person without a chart gets one, by a new id. */
export function formOf(
  parent: Client,
  infants: readonly Client[],
  charts: ReadonlyMap<string, Chart>,
  newId: () => string,
): HouseholdForm {
  const blank = blankHousehold(newId)
  const chart = charts.get(parent.id)
  const records = [parent, ...infants, ...charts.values()]
  return {
    ...blank,
    parentId: parent.id,
    chartId: chart?.id ?? blank.chartId,
    asOf: records.map(({ updatedAt }) => updatedAt).reduce((a, b) => (a > b ? a : b)),
    name: parent.name,
    pronouns: parent.pronouns,
    gender: parent.gender ?? '',
    dateOfBirth: parent.dateOfBirth,
    birth: chart?.parent ? { contactOn: null, ...chart.parent } : blank.birth,
    health: chart ? healthForm(chart) : blank.health,
    babies: infants.map((infant) => babyForm(infant, charts.get(infant.id), blank, newId)),
    contact: parent.contact ?? blankContact,
    address: parent.home?.address ?? blank.address,
    location: parent.home?.location ?? null,
    access: parent.home?.access ?? blankAccess,
    windows: (parent.home?.windows ?? []).map((window) => ({
      ...window,
      weekdays: window.weekdays.map(String),
    })),
    careTeam: parent.careTeam,
    note: parent.note,
  }
}

function babyForm(
  infant: Client,
  chart: Chart | undefined,
  blank: HouseholdForm,
  newId: () => string,
): BabyForm {
  const { gestationAtBirthDays: days = null, ...facts } = chart?.infant ?? {
    birthWeightG: null,
    nicu: 'unknown' as const,
    cordHealed: 'unknown' as const,
    feeding: 'unknown' as const,
  }
  return {
    clientId: infant.id,
    chartId: chart?.id ?? newId(),
    name: infant.name,
    pronouns: infant.pronouns,
    gender: infant.gender ?? '',
    dateOfBirth: infant.dateOfBirth,
    facts: {
      ...facts,
      gestationWeeks: days === null ? null : Math.floor(days / 7),
      gestationDays: days === null ? null : days % 7,
    },
    health: chart ? healthForm(chart) : blank.health,
  }
}

const healthForm = (chart: Chart): HealthForm => ({
  allergyHistory: chart.allergyHistory,
  allergies: chart.allergies,
  medications: chart.medications,
  conditions: chart.conditions,
  clearances: chart.clearances,
  note: chart.note,
})
