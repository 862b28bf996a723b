import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeHelpLine } from '#renderer/data/commands/change-clinical-rules'
import { saveCosignRule } from '#renderer/data/commands/save-cosign-rule'
import { addPhrase } from '#renderer/data/commands/save-session-settings'
import { saveHipaaStatus, saveInterest } from '#renderer/data/commands/save-standing'
import type { Session } from '#renderer/data/session'
import { type Callable, escalationOf } from '#shared/domain/clinical/gate/escalation'
import { gateRule } from '#shared/domain/clinical/gate/evaluate'
import { gateFacts } from '#shared/domain/clinical/gate/facts'
import { helpLineKeys, helpLines } from '#shared/domain/clinical/gate/lines'
import { practiceLines } from '#shared/domain/clinical/gate/rule-settings'
import { usualThresholds } from '#shared/domain/clinical/gate/thresholds'
import { mayBecome } from '#shared/domain/may-change'
import { withCosignRule } from '#shared/domain/practice/cosign-rule'
import { hipaaStatus, privacyLine, withHipaaStatus } from '#shared/domain/practice/hipaa'
import { interestLine, withInterest } from '#shared/domain/practice/interest'
import { therapistSheet } from '#shared/domain/print/therapist-sheet'
import { catalogEntrySchema, type Practice } from '#shared/schema/catalog-entry'
import { emptyAddress } from '#shared/schema/primitives'
import { type Staff, staffSchema } from '#shared/schema/staff'
import { sessionOver } from '../clinical/clinical-store'
import { around } from '../clinical/gate-fixture'
import { at, ids } from '../visit/visit-fixture'

const record = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}
const practiceId = ids.note
const entry = catalogEntrySchema.parse({
  ...{ ...record, id: practiceId, kind: 'practice', name: 'Doorstep', active: true, note: '' },
  ...{ service: null, kit: null, item: null },
  practice: {
    ...{ address: emptyAddress, phone: '', email: '', timeZone: 'America/Chicago' },
    ...{ paper: 'Letter', lockAfterMin: 5, firstWeekday: 7 },
  },
})
const person = (id: string, role: Staff['role'], more: Partial<Staff> = {}): Staff =>
  staffSchema.parse({
    ...{
      ...record,
      id,
      name: `Person ${id.slice(-2)}`,
      role,
      credentials: [],
      phone: '',
      email: '',
    },
    licence: { title: 'LMT', number: '', state: '', expiresOn: null },
    ...{ homeBase: null, clientSpace: ids.space, signingKeys: [], note: '', ...more },
  })
const owner = person(ids.me, 'owner')
const student = person(ids.device, 'therapist')
const office = person(ids.line, 'office')

let session: Session
beforeEach(async () => {
  session = await sessionOver(['catalog', 'staff'])
  await session.store.insert('catalog', entry)
  await session.store.insertMany('staff', [owner, student, office])
})
afterEach(() => session.store.close())
const practiceNow = async () => {
  const found = (await session.store.read('catalog', practiceId))?.practice
  if (!found) throw new Error('no practice')
  return found
}

describe('what the practice is under the privacy rule', () => {
  it('is treated as covered until it says so, and prints nothing that nobody said', async () => {
    expect(hipaaStatus(await practiceNow())).toBe('covered')
    expect(privacyLine(await practiceNow(), 'en')).toBe('')
  })

  it('is kept with who, when and why; the one before stays to be read', async () => {
    const say = (status: 'covered' | 'notCoveredFollowsAnyway', reason: string) =>
      saveHipaaStatus(session, { practiceId, status, reason })
    expect(await say('notCoveredFollowsAnyway', 'x')).toEqual({ ok: false, refusal: 'noReason' })
    expect((await say('notCoveredFollowsAnyway', 'Cash only')).ok).toBe(true)
    expect(await say('notCoveredFollowsAnyway', 'Again')).toEqual({ ok: false, refusal: 'same' })
    expect((await say('covered', 'Claims since May')).ok).toBe(true)
    const practice = await practiceNow()
    expect(practice.hipaa?.map(({ status, reason, by }) => [status, reason, by])).toEqual([
      ['notCoveredFollowsAnyway', 'Cash only', ids.me],
      ['covered', 'Claims since May', ids.me],
    ])
    expect(privacyLine(practice, 'en')).toContain('is bound by')
  })

  it('goes by the newest, in whatever order two laptops wrote them', () => {
    const change = (status: 'covered' | 'businessAssociate', day: string) => ({
      ...{ id: ids.note, status, reason: 'So it is', by: ids.me },
      at: at('08:00', day),
    })
    const hipaa = [change('covered', '2026-11-03'), change('businessAssociate', '2026-11-02')]
    expect(hipaaStatus({ hipaa })).toBe('covered')
    const full = Array.from({ length: 100 }, () => change('covered', '2026-11-01'))
    const more = change('businessAssociate', '2026-11-04')
    expect(withHipaaStatus({ hipaa: full }, more)).toEqual({ ok: false, refusal: 'full' })
  })

  it('is never taken back or written over, by whatever way, nor what the practice earns', async () => {
    const said = { ...{ id: ids.note, at: at('08:00'), by: ids.me }, reason: 'Cash only' }
    const first = { ...said, status: 'notCoveredFollowsAnyway' as const }
    const { reason: _none, ...stated } = { ...said, interest: 'none' as const, words: '' }
    const practice: Practice = { ...(await practiceNow()), hipaa: [first], interest: [stated] }
    const before = { ...entry, practice }
    const becomes = (more: Partial<Practice>) =>
      mayBecome('catalog', before, { ...entry, practice: { ...practice, ...more } })
    const later = { ...first, id: ids.line, status: 'covered' as const }
    expect(becomes({ hipaa: [first, later] })).toBe(true)
    expect(becomes({ hipaa: [later, first] })).toBe(true)
    expect(becomes({ hipaa: [later] })).toBe(false)
    expect(becomes({ hipaa: [{ ...first, reason: 'Another reason' }] })).toBe(false)
    expect(becomes({ interest: [] })).toBe(false)
    expect(becomes({ interest: [{ ...stated, interest: 'some', words: 'A shelf' }] })).toBe(false)
    expect(mayBecome('catalog', before, { ...entry, practice: null })).toBe(false)
  })

  it('never says that the law binds a practice that it does not bind, in either language', () => {
    const said = (language: 'en' | 'es') =>
      privacyLine(
        {
          hipaa: [
            {
              ...{ id: ids.note, status: 'notCoveredFollowsAnyway', reason: 'Cash only' },
              ...{ at: at('08:00'), by: ids.me },
            },
          ],
        },
        language,
      )
    expect(said('en')).toContain('not bound')
    expect(said('es')).toContain('no obliga')
  })
})

describe('what the practice earns from what it recommends', () => {
  it('is said by the practice, and only then stands on paper', async () => {
    expect(interestLine(await practiceNow(), 'en')).toBe('')
    const none = { practiceId, interest: 'none', words: 'ignored' } as const
    expect((await saveInterest(session, none)).ok).toBe(true)
    expect(interestLine(await practiceNow(), 'en')).toBe(
      'We sell nothing and earn nothing from what is recommended here.',
    )
    expect(interestLine(await practiceNow(), 'es')).toContain('No vendemos')
  })

  it('names what it is, where there is something', async () => {
    const some = (words: string) => saveInterest(session, { practiceId, interest: 'some', words })
    expect(await some(' ')).toEqual({ ok: false, refusal: 'noWords' })
    expect((await some('A share of pump rentals.')).ok).toBe(true)
    expect(interestLine(await practiceNow(), 'en')).toContain('A share of pump rentals.')
    expect(await some('A share of pump rentals.')).toEqual({ ok: false, refusal: 'same' })
    const none = { id: ids.note, interest: 'none', words: '', at: at('23:00'), by: ids.me } as const
    const after = withInterest(await practiceNow(), none)
    expect(after.ok && interestLine(after.value, 'en')).toContain('earn nothing')
  })
})

describe('whose notes are co-signed', () => {
  it('is set by an owner or a lead, with who and when', async () => {
    const rule = { reason: 'student', by: ids.me } as const
    expect((await saveCosignRule(session, { personId: ids.device, rule })).ok).toBe(true)
    const kept = await session.store.read('staff', ids.device)
    expect(kept?.cosign).toMatchObject({ ...rule, setBy: ids.me })
    expect((await saveCosignRule(session, { personId: ids.device, rule: null })).ok).toBe(true)
    expect((await session.store.read('staff', ids.device))?.cosign).toBe(null)
  })

  it.each([
    ['a student, who would take it off', student, null, ids.device, 'notAllowed'],
    ['an owner, for the office', office, { reason: 'review', by: '' }, ids.me, 'notTherapist'],
    [
      'an owner, by the office',
      student,
      { reason: 'review', by: ids.line },
      ids.me,
      'notTherapist',
    ],
    ['an owner, by the student', student, { reason: 'review', by: ids.device }, ids.me, 'bySelf'],
    ['an owner, by a stranger', student, { reason: 'review', by: ids.visit }, ids.me, 'unknown'],
  ] as const)('is refused to %s', (_who, whom, rule, actor, refusal) => {
    const touch = { updatedAt: at('08:00'), updatedBy: actor }
    expect(withCosignRule(whom, rule, [owner, student, office], touch)).toEqual({
      ...{ ok: false, refusal },
    })
  })

  it('nobody whose own notes are co-signed co-signs others', () => {
    const learner = { ...student, cosign: { reason: 'student', by: '' } } as Staff
    const other = person(ids.service, 'therapist')
    const rule = { reason: 'review', by: ids.device } as const
    const touch = { updatedAt: at('08:00'), updatedBy: ids.me }
    const refused = { ok: false, refusal: 'byLearner' }
    expect(withCosignRule(other, rule, [owner, learner, other], touch)).toEqual(refused)
  })
})

describe('the state’s line for reporting harm to a child', () => {
  const team: readonly Callable[] = []
  const called = (numbers: Readonly<Record<string, string>>) => {
    const rule = gateRule('C14-E')
    if (!rule) throw new Error('no rule')
    const facts = gateFacts({ ...around, subject: 'infant', chart: undefined })
    return escalationOf([rule], facts, team, usualThresholds, numbers)?.whom ?? []
  }

  it('ships without a number, and says so until the practice has entered its own', () => {
    expect(helpLines.stateReport.number).toBe('')
    expect(called({}).map(({ contact }) => contact)).toEqual([
      'emergency',
      'stateReport',
      'pediatrician',
    ])
    expect(called({}).find(({ contact }) => contact === 'stateReport')?.number).toBe('')
    // Only this one: a national line without a number would be a guess of another kind.
    const empty = helpLineKeys.filter((key) => helpLines[key].number === '')
    expect(empty).toEqual(['stateReport'])
  })

  it('is entered with who, when and why, and called from then on', async () => {
    const enter = (number: string) =>
      changeHelpLine(session, { line: 'stateReport', number, reason: 'From the state’s page' })
    expect(await enter('none')).toEqual({ ok: false, refusal: 'outOfBounds' })
    expect((await enter('555-0142')).ok).toBe(true)
    const lines = practiceLines((await practiceNow()).clinicalRules?.changes ?? [])
    expect(lines.stateReport.number).toBe('555-0142')
    const numbers = { stateReport: lines.stateReport.number }
    expect(called(numbers)[1]).toMatchObject({ contact: 'stateReport', number: '555-0142' })
  })
})

describe('a phrase with a short form', () => {
  it('has it alone; the same phrase put back keeps it', async () => {
    const phrase = (id: string, short: string) => ({
      practiceId,
      phrase: { id, part: 'plan', text: 'In one week.', short } as const,
    })
    expect((await addPhrase(session, phrase(ids.line, 'wk'))).ok).toBe(true)
    expect((await addPhrase(session, phrase(ids.line, 'wk'))).ok).toBe(true)
    expect(await addPhrase(session, phrase(ids.device, 'wk'))).toEqual({
      ...{ ok: false, refusal: 'shortTaken' },
    })
    expect((await addPhrase(session, phrase(ids.device, ''))).ok).toBe(true)
    expect((await addPhrase(session, phrase(ids.visit, ''))).ok).toBe(true)
  })
})

describe('the page about the therapist', () => {
  const page = (more: Partial<Staff> = {}) =>
    therapistSheet({
      person: { ...owner, name: 'Ana <Ruiz>', ...more },
      ...{ practiceName: 'Doorstep', phone: '555', interestWords: '', paper: 'Letter' },
      today: '2026-11-21',
    })

  it('says what is told and leaves out the rest', () => {
    const profile = { about: '', experience: 'Nine years.', sensitiveTopics: '', languages: '' }
    const html = page({ profile })
    expect(html).toContain('<h2>Experience</h2><p class="words" dir="auto">Nine years.</p>')
    expect(html).not.toContain('What is hard to speak of')
    expect(html).not.toContain('License and credentials')
    expect(html).toContain('Ana &lt;Ruiz&gt;')
  })

  it('shows no credential that has ended', () => {
    const credential = (name: string, expiresOn: string | null) => ({
      ...{ id: ids.line, name, issuer: 'Board', expiresOn },
    })
    const html = page({
      credentials: [credential('Old', '2026-11-20'), credential('Current', '2026-11-21')],
      licence: { title: 'LMT', number: 'MT-1', state: 'TX', expiresOn: '2026-11-20' },
    })
    expect(html).toContain('Current, Board, until')
    expect(html).not.toContain('Old')
    expect(html).not.toContain('MT-1')
  })
})
