import { firstValueFrom } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeDoorGate } from '#renderer/data/commands/change-door-gate'
import { recordInfant } from '#renderer/data/commands/record-infant'
import { saveNote } from '#renderer/data/commands/save-note'
import { lastInfantSession } from '#renderer/data/queries/infant-sessions'
import type { Session } from '#renderer/data/session'
import { freshSession } from '#shared/domain/clinical/breast/change-session'
import type { InfantChange } from '#shared/domain/clinical/infant/change-infant'
import { newScreening } from '#shared/domain/clinical/screening-record'
import { freshContent } from '#shared/domain/notes/draft-note'
import { partLines } from '#shared/domain/notes/note-parts'
import { mayBeSigned, readyToSign } from '#shared/domain/notes/ready-to-sign'
import { notesForPage, sessionBlocks } from '#shared/domain/summary/session-blocks'
import { ok } from '#shared/result'
import type { Chart, Clearance, InfantChart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import { madeUpConsent, withdrawal } from '../../consents/made-up-consent'
import { at, ids, event as step, visit } from '../../visit/visit-fixture'
import { sessionOver } from '../clinical-store'
import { chart, clearance, infantChart } from '../gate-fixture'
import { ask, cue, id, minute, stroke, tool } from './infant-fixture'

const twin = id(15)
const record = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}
const client = (more: Partial<Client>): Client => ({
  ...{ ...record, id: ids.parent, kind: 'parent', parentId: '', status: 'active', pronouns: '' },
  ...{ name: { given: 'Maya', family: 'Fernandez', preferred: '' }, dateOfBirth: '1991-03-14' },
  ...{ contact: null, home: null, therapistId: ids.me, careTeam: [], note: 'CANARY-HER-REMARK' },
  ...more,
})
const baby = (babyId: string, given: string): Client =>
  client({
    ...{ id: babyId, kind: 'infant', parentId: ids.parent, note: '' },
    ...{ name: { given, family: '', preferred: '' }, dateOfBirth: '2026-08-01' },
  })
const babyChart = (number: number, clientId: string, more: Partial<Chart> = {}): Chart => ({
  ...infantChart({}),
  ...{ ...record, id: id(number), clientId, ...more },
})

let session: Session
beforeEach(async () => {
  session = await sessionOver([
    ...(['screenings', 'visits', 'clients', 'charts'] as const),
    ...(['catalog', 'consents', 'staff', 'stock', 'notes'] as const),
  ])
  const { store } = session
  await store.insert('visits', {
    ...visit({ state: 'inSession', infantIds: [ids.infant, twin] }),
    timeline: [step('arrived', at('09:50')), step('began', at('09:55'))],
  })
  await store.insertMany('clients', [client({}), baby(ids.infant, 'Noa'), baby(twin, 'Ben')])
  await store.insert('charts', {
    ...chart({ goals: 'CANARY-HER-GOALS' }),
    ...{ ...record, id: id(70), clientId: ids.parent, note: 'CANARY-HER-CHART' },
  })
})
afterEach(() => session.store.close())

const charted = (infant: Partial<InfantChart> = {}, more: Partial<Chart> = {}) =>
  session.store.insertMany('charts', [
    babyChart(71, ids.infant, { infant: infantChart(infant).infant, ...more }),
    babyChart(72, twin),
  ])
const write = (
  changes: readonly InfantChange[],
  clientId: string = ids.infant,
  noteId = ids.note as string,
) => recordInfant(session, { noteId, visitId: ids.visit, clientId, changes })
/** 'ok', or the kind of what was refused. */
async function wrote(...args: Parameters<typeof write>): Promise<string> {
  const done = await write(...args)
  if (done.ok) return 'ok'
  return done.refusal.kind === 'note' ? done.refusal.refusal : done.refusal.refusal.kind
}
const noted = (noteId: string = ids.note) => session.store.read('notes', noteId)
const whole = [ask(1), stroke(2), cue(3), { kind: 'set', set: { stateAfter: 'drowsy' } }] as const

describe('a baby’s session through the store', () => {
  it('stands in the baby’s own note, one for each twin', async () => {
    await charted()
    expect(await wrote(whole)).toBe('ok')
    expect(await wrote([ask(11)], twin, id(16))).toBe('ok')
    const [first, second] = [await noted(), await noted(id(16))]
    expect([first?.clientId, second?.clientId]).toEqual([ids.infant, twin])
    expect(first?.content.infant?.strokes).toHaveLength(1)
    expect(second?.content.infant?.strokes).toHaveLength(0)
    expect(first?.content.serviceKind).toBe('infant')
  })

  it('bears the time at which the session began, not the planned one, and none of the mother’s minutes', async () => {
    await charted()
    const timeline = (now: readonly ReturnType<typeof step>[]) =>
      session.store.change('visits', ids.visit, (one) => ({
        ...{ ok: true, value: { ...one, timeline: [...now] } },
      }))
    await timeline([])
    await write([ask(1)])
    expect((await noted())?.sessionAt).toBe(visit().startAt)
    await timeline([step('began', at('09:55')), step('finished', at('10:45'))])
    await write([cue(3)])
    expect((await noted())?.sessionAt).toBe(at('09:55'))
    await write([ask(11)], twin, id(16))
    expect((await noted(id(16)))?.content.handsOnMin).toBeNull()
  })

  it('keeps the minutes of the timeline where the visit is the baby’s own session', async () => {
    await charted()
    await session.store.insert('catalog', {
      ...{ ...record, id: ids.service, kind: 'service', name: 'Infant massage', active: true },
      ...{ note: '', kit: null, item: null, practice: null },
      service: {
        ...{ serviceKind: 'infant', durationMin: 45, setupMin: 0, packupMin: 0, priceCents: 0 },
        kitIds: [],
      },
    })
    await session.store.change('visits', ids.visit, (one) => ({
      ok: true,
      value: { ...one, timeline: [step('began', at('09:55')), step('finished', at('10:45'))] },
    }))
    await write([ask(1)])
    expect((await noted())?.content.handsOnMin).toBe(50)
  })

  it('is refused for the mother, for a stranger, and in somebody else’s note', async () => {
    await charted()
    expect(await wrote(whole, ids.parent)).toBe('notTakingPart')
    expect(await wrote(whole, id(99))).toBe('notTakingPart')
    expect(await wrote(whole)).toBe('ok')
    expect(await wrote([cue(30)], twin)).toBe('notTakingPart')
    expect((await noted())?.content.infant?.cues).toHaveLength(1)
  })

  it('refuses what is LOCKED, and writes nothing of the batch', async () => {
    await charted()
    const refusals: readonly (readonly [string, InfantChange[]])[] = [
      ['neverThere', [ask(1), tool(2, { place: 'softSpot' })]],
      ['neverThere', [ask(1), tool(2, { place: 'spine' })]],
      ['fever', [ask(1), { kind: 'set', set: { temperatureC: 38 } }, stroke(2)]],
      ['tooLong', [{ kind: 'set', set: { home: { minutes: 8, timesADay: 2 } } }]],
      ['notForBabies', [oil('Mustard oil')]],
      ['notPossible', [ask(1), stroke(2, { by: 'therapist' as never })]],
    ]
    for (const [wanted, changes] of refusals) {
      expect([wanted, await wrote(changes)]).toEqual([wanted, wanted])
      expect(await noted()).toBeNull()
    }
  })

  it('takes no hands after the parent took her consent back; the doll stays open (4.E)', async () => {
    await charted()
    const given = madeUpConsent({
      ...{ ...record, kind: 'treatment', clientId: ids.parent, visitId: '', startAt: at('09:00') },
    })
    await session.store.insert('consents', given)
    expect(await wrote([ask(1), stroke(2)])).toBe('ok')
    const withdrawals = [withdrawal(at('10:20'))]
    await session.store.change('consents', given.id, (one) => ok({ ...one, withdrawals }))
    expect(await wrote([stroke(3)])).toBe('consentTakenBack')
    expect(await wrote([stroke(4, { by: 'doll' }), cue(5)])).toBe('ok')
    expect((await noted())?.content.infant?.strokes.map(({ by }) => by)).toContain('doll')
  })

  it('waits for the pediatrician’s word after an early birth, and for none at term', async () => {
    await charted({ gestationAtBirthDays: 258 })
    expect(await wrote([ask(1), stroke(2)])).toBe('waitsForWord')
    expect(await wrote([stroke(2, { by: 'doll' })])).toBe('ok')
  })

  it('goes on without that word where the door went on with a reason', async () => {
    await charted({ gestationAtBirthDays: 258 })
    const change = {
      kind: 'override',
      ruleId: 'T13-clearance',
      reason: 'Said yes by phone',
    } as const
    const went = await changeDoorGate(session, { visitId: ids.visit, clientId: ids.infant, change })
    expect(went.ok).toBe(true)
    expect(await wrote([ask(1), stroke(2)])).not.toBe('waitsForWord')
  })

  it('goes on with that word, and at 37 weeks without it', async () => {
    const word: Clearance = clearance(['infant'])
    await charted({ gestationAtBirthDays: 258 }, { clearances: [word] })
    expect(await wrote([ask(1), stroke(2)])).toBe('ok')
    expect(await wrote([ask(11), stroke(12)], twin, id(16))).toBe('ok')
  })

  it('checks the oil against the mother’s allergies too', async () => {
    await charted()
    await session.store.change('charts', id(70), (one) => ({
      ok: true,
      value: {
        ...one,
        allergyHistory: 'some',
        allergies: [
          {
            ...{ id: id(75), substance: 'Sunflower', allergenClass: 'other' },
            ...{ reaction: 'CANARY-HER-REACTION', severity: 'mild' },
          },
        ],
      },
    }))
    expect(await wrote([oil('Sunflower oil')])).toBe('allergy')
    expect(await wrote([oil('Safflower oil')])).toBe('ok')
    expect(JSON.stringify(await noted())).not.toContain('Sunflower')
  })

  it('goes by a navel that nobody has recorded as healed', async () => {
    await charted({ cordHealed: 'unknown' })
    expect(await wrote([ask(1), stroke(2, { stroke: 'iLoveYou' })])).toBe('navel')
    expect(await wrote([ask(1), stroke(2)])).toBe('ok')
  })

  it('is left as it is by the words, and offered next time when signed', async () => {
    await charted()
    await write(whole)
    const before = await noted()
    const content = { ...freshContent(visit(), 'infant'), subjective: 'Slept well.' }
    const target = { noteId: ids.note, visitId: ids.visit, clientId: ids.infant }
    expect((await saveNote(session, { ...target, content, base: null })).ok).toBe(true)
    expect((await noted())?.content.infant).toEqual(before?.content.infant)
    const next = id(20)
    await session.store.insert('visits', {
      ...visit({ infantIds: [ids.infant] }),
      ...{ id: next, startAt: at('10:00', '2026-11-28'), endAt: at('11:00', '2026-11-28') },
    })
    const last = () => firstValueFrom(lastInfantSession(session.store, ids.infant, next))
    expect(await last()).toBeNull()
    await session.store.change('notes', ids.note, (note) => ({
      ok: true,
      value: { ...note, ...signed },
    }))
    expect((await last())?.session.strokes[0]?.stroke).toBe('legMilking')
    expect(await wrote([cue(40)])).toBe('final')
  })
})

const oil = (name: string): InfantChange => ({
  kind: 'set',
  set: { oil: { name, itemId: null, patchTested: null, reaction: null } },
})
const signed = {
  state: 'signed',
  signature: {
    ...{ algorithm: 'Ed25519', publicKey: 'a', value: 'b', deviceId: ids.device },
    ...{ signedAs: 'Ana', signedAt: at('12:00') },
  },
} as const satisfies Partial<Note>

describe('one visit, two people', () => {
  const moodScreen = newScreening(
    { ...record, id: id(80) },
    ids.parent,
    { visitId: ids.visit, startAt: at('09:56') },
    {
      mood: {
        ...{ instrument: 'epds', items: [1, 2, 3, 0, 1, 2, 3, 0, 1, 1], readAs: 'score' },
        ...{ filledBy: 'client', language: 'English', form: 'CANARY-HER-FORM', risks: [] },
        ...{ note: 'CANARY-HER-MOOD', actions: [] },
      },
    },
  )

  it('nothing of her mood, her chart or her note reaches the baby’s record or page', async () => {
    await charted()
    if (!moodScreen.ok) throw new Error(moodScreen.refusal)
    await session.store.insert('screenings', moodScreen.value)
    const herNote = {
      ...freshContent(visit(), 'infant'),
      ...{ subjective: 'CANARY-HER-WORDS', painBefore: 7, painAfter: 3 },
    }
    await saveNote(session, {
      ...{ noteId: id(90), visitId: ids.visit, clientId: ids.parent },
      content: herNote,
      base: null,
    })
    await write(whole)
    const note = (await noted()) as Note
    const shown = [
      JSON.stringify(note),
      JSON.stringify(partLines(note.content, (one) => one)),
      JSON.stringify(
        sessionBlocks(
          notesForPage(
            [
              { ...note, ...signed },
              { ...((await noted(id(90))) as Note), ...signed },
            ],
            ids.infant,
            [note.id, id(90)],
          ),
          'America/Chicago',
          '2026-11-21',
        ),
      ),
    ]
    for (const text of shown) expect(text).not.toMatch(/CANARY|epds|phq|mood/i)
    expect(shown[2]).toContain('Quiet and alert → Drowsy')
    expect(Object.keys(note.content).filter((name) => name === 'breast')).toEqual([])
  })

  it('a note that holds another person’s part cannot be signed', async () => {
    await charted()
    await write(whole)
    const note = (await noted()) as Note
    const finished = { state: 'finished', clientId: ids.parent } as const
    const signer = { id: ids.me, licence: { title: 'LMT', number: '1', state: 'TX' } } as never
    const kinds = (bent: Note) => readyToSign(bent, finished, signer).map(({ kind }) => kind)
    expect(mayBeSigned(readyToSign(note, finished, signer))).toBe(true)
    expect(kinds(note)).not.toContain('wrongPerson')
    expect(kinds({ ...note, clientId: ids.parent })).toContain('wrongPerson')
    const withPain = { ...note, content: { ...note.content, painBefore: 4 } }
    expect(kinds(withPain)).toContain('wrongPerson')
    const breast = freshSession({ profile: 'A', version: 1, pressureMost: 2 })
    expect(kinds({ ...note, content: { ...note.content, breast } })).toContain('wrongPerson')
  })
})

describe('the words of a session', () => {
  it('say everything that stands in it', async () => {
    await charted()
    await write([
      ...whole,
      oil('Safflower oil'),
      { kind: 'set', set: { song: 'Los pollitos', home: { minutes: 5, timesADay: 2 } } },
      { kind: 'setDay', day: '2026-11-20', set: { massageMin: 10 } },
      { kind: 'setStroke', id: id(2), set: { teachBack: 'demonstrated' } },
      tool(5, { startedAt: minute(8) }),
    ])
    const lines = partLines(((await noted()) as Note).content, () => '')
      .flatMap((group) => group.lines)
      .join('\n')
    for (const wanted of [
      ...['Quiet and alert, yes, a good moment', 'Safflower oil', 'legs, parent, 2 min, did it'],
      ...['Looks', 'Afterwards drowsy', 'Los pollitos', '5 min, 2 times a day (10 min a day)'],
      ...['Nov 20: 10 min of massage', 'Wand, head round, legs, parent', '2 min on the baby'],
    ]) {
      expect(lines).toContain(wanted)
    }
  })
})
