import { expect, it } from 'vitest'
import { leftOutOfForm } from '#shared/domain/consents/left-out'
import type { ConsentFacts } from '#shared/domain/consents/missing-consents'
import { ids, madeUpConsent, withdrawal } from './made-up-consent'

const treatment = (scope: Partial<ReturnType<typeof madeUpConsent>['scope']> = {}) => {
  const made = madeUpConsent({ kind: 'treatment' })
  const none = { abdomen: false, scar: false, infantCoaching: false }
  return { ...made, scope: { ...made.scope, ...none, ...scope } }
}

const leftOut = (more: Partial<ConsentFacts>) =>
  leftOutOfForm({
    visit: {
      ...{ id: ids.visit, clientId: ids.client, therapistId: ids.staff },
      startAt: '2026-11-20T18:00:00.000Z',
      endAt: '2026-11-20T19:00:00.000Z',
      timeZone: 'America/Chicago',
    },
    ...{ serviceKind: 'postnatal', consents: [treatment()], rules: undefined, region: '' },
    ...{ dateOfBirth: null, training: null, breastClearedUntil: [] },
    now: '2026-11-20T18:05:00.000Z',
    ...more,
  })

it.each([
  ['postnatal', ['abdomen', 'scar']],
  ['prenatal', ['abdomen']],
  ['cesareanScar', ['scar', 'abdomen']],
  ['infant', ['infantCoaching']],
  ['group', ['infantCoaching']],
] as const)(
  'what she did not tick is said before a session of the kind %s',
  (serviceKind, parts) => {
    expect(leftOut({ serviceKind })).toEqual(parts)
  },
)

it('what any form that counts says yes to is not asked for again', () => {
  const consents = [treatment({ abdomen: true }), treatment({ scar: true })]
  expect(leftOut({ consents })).toEqual([])
  expect(leftOut({ consents: [treatment({ abdomen: true })] })).toEqual(['scar'])
})

it('without a form that counts nothing is said but that it is missing', () => {
  expect(leftOut({ consents: [] })).toEqual([])
  const takenBack = { ...treatment(), withdrawals: [withdrawal('2026-11-20T18:01:00.000Z')] }
  expect(leftOut({ consents: [takenBack] })).toEqual([])
})
