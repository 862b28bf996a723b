import { describe, expect, it } from 'vitest'
import { blankHousehold, nextBaby } from '#shared/domain/clients/blank-form'
import { householdChanges } from '#shared/domain/clients/household-changes'
import {
  type HouseholdForm,
  householdFormSchema,
  isHouseholdDraft,
} from '#shared/domain/clients/household-form'
import { formOf, peopleOf } from '#shared/domain/clients/household-records'
import { type Chart, chartSchema } from '#shared/schema/chart'
import { type Client, clientSchema } from '#shared/schema/client'

const today = '2026-11-21'
const ids = () => {
  let next = 0
  return () => `00000000-0000-4000-8000-${String(++next).padStart(12, '0')}`
}
const family = (): HouseholdForm => {
  const newId = ids()
  const form = blankHousehold(newId)
  form.name = { given: ' Amara ', family: 'Vale', preferred: '' }
  form.birth = { ...form.birth, birthOn: '2026-11-04', dueOn: '2026-11-28' }
  for (let index = 0; index < 3; index++) form.babies.push(nextBaby(form, newId))
  return form
}
const messages = (form: HouseholdForm) => {
  const parsed = householdFormSchema(today).safeParse(form)
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
}
const stored = (form: HouseholdForm) => {
  const stamps = {
    space: form.parentId,
    createdAt: '2026-11-21T08:00:00.000Z',
    createdBy: form.parentId,
    updatedAt: '2026-11-21T08:00:00.000Z',
    updatedBy: form.parentId,
  }
  const people = peopleOf(form)
  const clients: Client[] = people.map(({ clientId, client }) => ({
    ...stamps,
    id: clientId,
    ...client,
    home: client.home && { ...client.home, location: null },
    status: 'active' as const,
    therapistId: form.parentId,
  }))
  const charts: Chart[] = people.map(({ chartId, chart }) => ({ ...stamps, id: chartId, ...chart }))
  return { clients, charts }
}

describe('the form of a household', () => {
  it('needs a name and nothing else', () => {
    const form = blankHousehold(ids())
    expect(messages(form)).toEqual(['name.given'])
    expect(messages({ ...form, name: { ...form.name, preferred: '🌿' } })).toEqual([])
  })

  it('fills in for a baby what is known: family name, birth date, gestation', () => {
    const [baby] = family().babies
    expect(baby?.name.family).toBe('Vale')
    expect(baby?.dateOfBirth).toBe('2026-11-04')
    expect(baby?.facts).toMatchObject({ gestationWeeks: 36, gestationDays: 4 })
  })

  it('makes records that the store accepts, each person apart and health apart', () => {
    const { clients, charts } = stored(family())
    expect(clients.map((client) => clientSchema.safeParse(client).success)).toEqual(
      Array(4).fill(true),
    )
    expect(charts.map((chart) => chartSchema.safeParse(chart).success)).toEqual(Array(4).fill(true))
    expect(new Set([...clients, ...charts].map(({ id }) => id)).size).toBe(8)
    expect(charts[1]?.infant?.gestationAtBirthDays).toBe(256)
    expect(clients[0]?.name.given).toBe('Amara')
  })

  it('shows what is stored and changes nothing by being opened and saved', () => {
    const { clients, charts } = stored(family())
    const [parent, ...infants] = clients
    if (!parent) throw new Error('no parent')
    const byClient = new Map(charts.map((chart) => [chart.clientId, chart]))
    const shown = formOf(parent, infants, byClient, ids())
    expect(messages(shown)).toEqual([])
    expect(householdChanges(shown, shown)).toEqual({ added: [], changed: [], removed: [] })
  })

  it('writes only what was changed', () => {
    const shown = family()
    const form = structuredClone(shown)
    form.access.gateCode = '4071'
    const [third] = form.babies.splice(2, 1)
    const { added, changed, removed } = householdChanges(form, shown)
    expect(added).toEqual([])
    expect(removed).toEqual([third?.clientId])
    expect(changed).toHaveLength(1)
    expect(Object.keys(changed[0]?.client ?? {})).toEqual(['home'])
    expect(changed[0]?.chart).toBeNull()
  })

  it('does not keep allergies under "none known", nor a birth under "pregnant"', () => {
    const form = family()
    const row = { id: form.parentId, reaction: '', severity: 'mild' as const }
    form.health.allergies = [{ ...row, substance: '', allergenClass: 'other' }]
    form.health.allergyHistory = 'none'
    form.birth.stage = 'pregnant'
    form.babies = []
    expect(messages(form)).toEqual([])
    const [parent] = peopleOf(form)
    expect(parent.chart.allergies).toEqual([])
    expect(parent.chart.parent?.birthOn).toBeNull()
  })

  it('asks what the allergy is to', () => {
    const form = family()
    form.health.allergyHistory = 'some'
    expect(messages(form)).toEqual(['health.allergyHistory'])
    form.health.allergies = [
      {
        id: form.parentId,
        substance: '  ',
        allergenClass: 'other',
        reaction: '',
        severity: 'mild',
      },
    ]
    expect(messages(form)).toEqual(['health.allergies.0.substance'])
  })

  it('refuses impossible dates at their field', () => {
    const form = family()
    form.dateOfBirth = '2020-01-01'
    const [baby] = form.babies
    if (baby) baby.dateOfBirth = '2027-01-01'
    expect(messages(form)).toEqual(['dateOfBirth', 'babies.0.dateOfBirth'])
  })

  it('knows its own draft, half typed too, and no other', () => {
    const form = family()
    expect(isHouseholdDraft({ ...form, dateOfBirth: '3/1' })).toBe(true)
    expect(isHouseholdDraft({ ...form, babies: undefined })).toBe(false)
    expect(isHouseholdDraft({ ...form, home: {} })).toBe(false)
    expect(isHouseholdDraft({ given: 'A' })).toBe(false)
    expect(isHouseholdDraft(undefined)).toBe(false)
  })
})
