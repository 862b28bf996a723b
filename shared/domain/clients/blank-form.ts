import type { AccessCard, Contact } from '#shared/schema/client'
import { emptyAddress } from '#shared/schema/primitives'
import { addDays, type Day } from '../time/calendar-day'
import { gestationAt } from './ages'
import { usualClearanceDays } from './clearance-state'
import type { BabyForm, HealthForm, HouseholdForm } from './household-form'

type NewId = () => string

const blankHealth = (): HealthForm => ({
  allergyHistory: 'notAsked',
  allergies: [],
  medications: [],
  conditions: [],
  clearances: [],
  note: '',
})

export const blankContact: Contact = {
  phone: '',
  email: '',
  preferred: 'text',
  safeToText: 'notAsked',
  language: '',
  interpreterNeeded: false,
  emergencyName: '',
  emergencyPhone: '',
}

export const blankAccess: AccessCard = {
  gateCode: '',
  parking: '',
  entrance: '',
  stairs: '',
  pets: '',
  quietEntry: false,
  othersAtHome: '',
  note: '',
}

export const blankHousehold = (newId: NewId): HouseholdForm => ({
  parentId: newId(),
  chartId: newId(),
  asOf: '',
  name: { given: '', family: '', preferred: '' },
  pronouns: '',
  gender: '',
  dateOfBirth: null,
  birth: {
    stage: 'postpartum',
    dueOn: null,
    birthOn: null,
    birthMode: null,
    birthNote: '',
    gravida: null,
    para: null,
    checkupOn: null,
    contactOn: null,
    feeding: 'unknown',
    goals: '',
  },
  health: blankHealth(),
  babies: [],
  contact: blankContact,
  address: emptyAddress,
  location: null,
  access: blankAccess,
  windows: [],
  careTeam: [],
  note: '',
})

/** A baby of this household: family name, birth date, gestation and feeding are known already. */
export function nextBaby(form: HouseholdForm, newId: NewId): BabyForm {
  const { birthOn, dueOn, feeding, stage } = form.birth
  const bornOn = stage === 'pregnant' ? null : birthOn
  const before = form.babies.at(-1)
  const gestationDays = bornOn && dueOn ? gestationAt(bornOn, dueOn) : null
  return {
    clientId: newId(),
    chartId: newId(),
    name: { given: '', family: before?.name.family || form.name.family, preferred: '' },
    pronouns: '',
    gender: '',
    dateOfBirth: bornOn,
    facts: {
      gestationWeeks: gestationDays === null ? null : Math.floor(gestationDays / 7),
      gestationDays: gestationDays === null ? null : gestationDays % 7,
      birthWeightG: null,
      nicu: 'unknown',
      cordHealed: 'unknown',
      feeding,
    },
    health: blankHealth(),
  }
}

/** The end a clearance usually has; null while its day cannot be read. */
export const usualEnd = (givenOn: Day | null): Day | null =>
  givenOn && /^\d{4}-\d\d-\d\d$/.test(givenOn) ? addDays(givenOn, usualClearanceDays) : null
