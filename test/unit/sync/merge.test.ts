import { describe, expect, it } from 'vitest'
import { toBase64 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import { checkSignature, noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import type { Chart } from '#shared/schema/chart'
import { type Client, clientSchema } from '#shared/schema/client'
import type { LostEdit } from '#shared/schema/lost-edit'
import { type Note, noteSchema } from '#shared/schema/note'
import type { Summary } from '#shared/schema/summary'
import type { ChecklistLine } from '#shared/schema/visit'
import { mostLostEdits, unite } from '#shared/sync/merge/lost-edits'
import { merge, versionHash } from '#shared/sync/merge/merge'
import { alsoWritten } from '#shared/sync/merge/note'
import { at, event, ids, line, visit } from '../visit/visit-fixture'

const alive = <R>(record: R) => ({ record, deleted: false })
const gone = <R>(record: R) => ({ record, deleted: true })
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [ana, bea] = [uuid(901), uuid(902)]
/** Ana works at ten, Bea at eleven: Bea is the later. */
const byAna = { updatedAt: at('10:00'), updatedBy: ana }
const byBea = { updatedAt: at('11:00'), updatedBy: bea }
const stamp = (id: string) => ({
  ...{ id, space: ids.space, createdAt: at('07:00'), createdBy: ids.me },
  ...{ updatedAt: at('07:00'), updatedBy: ids.me },
})
const lostOf = (record: { lostEdits?: LostEdit[] | undefined }) =>
  (record.lostEdits ?? []).map(({ field, kept, lost }) => [field, kept, lost])

const address = { street: '1 Elm', unit: '', city: 'Austin', region: 'TX', postalCode: '78701' }
const access = {
  ...{ gateCode: '11', parking: '', entrance: '', stairs: '', pets: '' },
  ...{ quietEntry: false, othersAtHome: '', note: '' },
}
const client: Client = {
  ...stamp(ids.parent),
  ...{ kind: 'parent', parentId: '', status: 'active', pronouns: '', dateOfBirth: null },
  name: { given: 'Mia', family: 'Lind', preferred: '' },
  contact: null,
  home: { address: { ...address, country: 'US' }, location: null, access, windows: [] },
  ...{ careTeam: [], therapistId: ids.me, note: '' },
}
const gate = (gateCode: string, more: Partial<Client> = {}): Client => ({
  ...client,
  home: { ...client.home, access: { ...access, gateCode } } as Client['home'],
  ...more,
})

describe('a client', () => {
  it('has what each laptop changed, when they changed different fields', () => {
    const mine = { ...gate('22'), ...byAna }
    const theirs = { ...client, pronouns: 'she/her', ...byBea }
    const { record, deleted } = merge('clients', alive(client), alive(mine), alive(theirs))
    // Nobody wrote it like this: it is a moment later than the later of the two.
    const updatedAt = byBea.updatedAt.replace('.000Z', '.001Z')
    expect(record).toEqual({ ...gate('22'), pronouns: 'she/her', ...byBea, updatedAt })
    expect(deleted).toBe(false)
  })

  it('shows the later gate code when both changed it, and keeps the other to be decided on', () => {
    const mine = gate('22', byAna)
    const theirs = gate('33', byBea)
    const { record } = merge('clients', alive(client), alive(mine), alive(theirs))
    expect(record.home?.access.gateCode).toBe('33')
    expect(record.lostEdits).toEqual([
      {
        field: 'home.access.gateCode',
        ...{ kept: '"33"', keptBy: bea, keptAt: at('11:00') },
        ...{ lost: '"22"', lostBy: ana, lostAt: at('10:00') },
        ...{ settledAt: null, settledBy: null },
      },
    ])
    expect(clientSchema.safeParse(record).success).toBe(true)
  })

  it('has one of the two names, never half of each', () => {
    const name = (given: string, family: string) => ({ given, family, preferred: '' })
    const mine = { ...client, name: name('Mia', 'Berg'), ...byBea }
    const theirs = { ...client, name: name('Maria', 'Lind'), ...byAna }
    const { record } = merge('clients', alive(client), alive(mine), alive(theirs))
    expect(record.name).toEqual(name('Mia', 'Berg'))
    expect(record.lostEdits?.[0]?.field).toBe('name')
  })

  it('without a known base: every difference is a clash, what is alike is none', () => {
    const { record } = merge('clients', null, alive(gate('22', byAna)), alive(gate('33', byBea)))
    expect(lostOf(record)).toEqual([['home.access.gateCode', '"33"', '"22"']])
  })
})

describe('removing', () => {
  const edit = gate('22', byAna)
  it('stands against a record that nobody touched', () => {
    expect(merge('clients', alive(client), gone(client), alive(client)).deleted).toBe(true)
    expect(merge('clients', alive(client), alive(client), gone(client)).deleted).toBe(true)
  })

  it('loses against an edit, which says by whom it was removed; both orders alike', () => {
    const removal = gone({ ...client, ...byBea })
    const merged = merge('clients', alive(client), removal, alive(edit))
    expect(merged).toEqual(merge('clients', alive(client), alive(edit), removal))
    expect(merged.deleted).toBe(false)
    expect(merged.record.home?.access.gateCode).toBe('22')
    expect(merged.record.lostEdits).toEqual([
      expect.objectContaining({ field: '', kept: '', lost: '', lostBy: bea, lostAt: at('11:00') }),
    ])
  })

  it('twice is removed', () => {
    const twice = merge('clients', alive(client), gone({ ...client, ...byAna }), gone(client))
    expect(twice.deleted).toBe(true)
  })
})

describe('a visit', () => {
  const lines = [line('Sheets'), line('Oil')] as [ChecklistLine, ChecklistLine]
  const base = visit({ checklist: lines })
  const ticked = (which: ChecklistLine, when: string, by: string) => ({
    ...which,
    ...{ tickedAt: at(when), tickedBy: by },
  })

  it('has the ticks of both; the earlier of two stands, and nobody is asked', () => {
    const [sheets, oil] = lines
    const mine = visit({ checklist: [ticked(sheets, '09:00', ana), oil], ...byAna })
    const both = [ticked(sheets, '09:05', bea), ticked(oil, '09:06', bea)]
    const { record } = merge(
      'visits',
      alive(base),
      alive(mine),
      alive(visit({ checklist: both, ...byBea })),
    )
    expect(record.checklist).toEqual([ticked(sheets, '09:00', ana), ticked(oil, '09:06', bea)])
    expect(record.lostEdits).toBeUndefined()
  })

  it('keeps a line that was ticked here and removed there', () => {
    const [sheets, oil] = lines
    const mine = visit({ checklist: [ticked(sheets, '09:00', ana), oil], ...byAna })
    const theirs = visit({ checklist: [oil], ...byBea })
    const { record } = merge('visits', alive(base), alive(mine), alive(theirs))
    expect(record.checklist).toHaveLength(2)
    expect(record.lostEdits).toBeUndefined()
  })

  it('has the order of the laptop that sorted its checklist, though the other worked on it later', () => {
    const [sheets, oil] = lines
    const sorted = alive(visit({ checklist: [oil, sheets], ...byAna }))
    const renamed = alive(visit({ checklist: [{ ...sheets, label: 'Linen' }, oil], ...byBea }))
    for (const sides of [[sorted, renamed] as const, [renamed, sorted] as const]) {
      const { record } = merge('visits', alive(base), ...sides)
      expect(record.checklist.map(({ label }) => label)).toEqual(['Oil', 'Linen'])
    }
  })

  it('moves as one: start, end and time zone are never mixed from two laptops', () => {
    const time = (from: string, to: string) => ({ startAt: at(from), endAt: at(to) })
    const mine = visit({ checklist: lines, ...time('12:00', '13:00'), ...byAna })
    const theirs = visit({ checklist: lines, ...time('10:00', '11:30'), ...byBea })
    const { record } = merge('visits', alive(base), alive(mine), alive(theirs))
    expect([record.startAt, record.endAt]).toEqual([at('10:00'), at('11:30')])
    expect(record.lostEdits).toEqual([
      expect.objectContaining({
        field: 'startAt+endAt+timeZone',
        lost: `{"endAt":"${at('13:00')}","startAt":"${at('12:00')}","timeZone":"America/Chicago"}`,
      }),
    ])
  })

  it('is as far as the further laptop says, with the steps of both', () => {
    const departed = event('departed', at('09:30'))
    const arrived = event('arrived', at('09:50'))
    const mine = visit({ state: 'travelling', timeline: [departed], ...byBea })
    const theirs = visit({ state: 'arrived', timeline: [arrived], ...byAna })
    const { record } = merge('visits', alive(visit()), alive(mine), alive(theirs))
    expect(record.state).toBe('arrived')
    expect(record.timeline).toEqual([departed, arrived])
    expect(record.lostEdits).toBeUndefined()
  })

  it('arrives once: of two arrivals the earlier stands, the other time is kept', () => {
    const [early, late] = [event('arrived', at('09:50')), event('arrived', at('09:55'))]
    const mine = visit({ timeline: [late], ...byAna })
    const theirs = visit({ timeline: [early], ...byBea })
    const { record } = merge('visits', alive(visit()), alive(mine), alive(theirs))
    expect(record.timeline).toEqual([early])
    expect(lostOf(record)).toEqual([
      [`timeline.${early.id}.at`, `"${at('09:50')}"`, `"${at('09:55')}"`],
    ])
  })

  it('asks when it was called off here and held there', () => {
    const mine = visit({ state: 'cancelled', stateReason: 'Ill', ...byAna })
    const theirs = visit({ state: 'arrived', ...byBea })
    const { record } = merge('visits', alive(visit()), alive(mine), alive(theirs))
    expect(record.state).toBe('arrived')
    expect(record.lostEdits?.[0]?.field).toBe('state+stateReason')
  })

  it('has lines of both up to the limit; the rest is among the lost edits, not dropped', () => {
    const many = (prefix: string) => Array.from({ length: 300 }, (_, n) => line(`${prefix} ${n}`))
    const mine = visit({ checklist: many('A'), ...byAna })
    const theirs = visit({ checklist: many('B'), ...byBea })
    const { record } = merge('visits', alive(visit()), alive(mine), alive(theirs))
    expect(record.checklist).toHaveLength(400)
    expect(record.lostEdits).toHaveLength(200)
    expect(record.lostEdits?.every(({ lost }) => lost.includes('"A '))).toBe(true)
  })
})

describe('a chart', () => {
  const chart: Chart = {
    ...stamp(uuid(50)),
    ...{ clientId: ids.parent, subject: 'parent', parent: null, infant: null },
    ...{ allergyHistory: 'notAsked', allergies: [], medications: [], conditions: [] },
    ...{ clearances: [], note: '' },
  }
  it('never says "no allergies" above an allergy', () => {
    const almond = { id: uuid(51), substance: 'Almond', allergenClass: 'almond' as const }
    const allergies = [{ ...almond, reaction: '', severity: 'severe' as const }]
    const mine = { ...chart, allergyHistory: 'some' as const, allergies, ...byAna }
    const theirs = { ...chart, allergyHistory: 'none' as const, ...byBea }
    const { record } = merge('charts', alive(chart), alive(mine), alive(theirs))
    expect(record.allergyHistory).toBe('some')
    expect(record.allergies).toEqual(allergies)
    expect(lostOf(record)).toEqual([['allergyHistory', '"some"', '"none"']])
  })

  it('adds and takes out conditions as each laptop did', () => {
    const base = { ...chart, conditions: ['Sciatica', 'Migraine'] }
    const mine = { ...base, conditions: ['Sciatica', 'Migraine', 'Edema'], ...byAna }
    const theirs = { ...base, conditions: ['Migraine', 'Diastasis'], ...byBea }
    const { record } = merge('charts', alive(base), alive(mine), alive(theirs))
    expect([...record.conditions].sort()).toEqual(['Diastasis', 'Edema', 'Migraine'])
  })
})

const words = { subjective: '', objective: '', assessment: '', plan: '', addendum: '' }
const figures = { painBefore: null, painAfter: null, handsOnMin: null }
const draft = (content: Partial<Note['content']> = {}, more: Partial<Note> = {}): Note => ({
  ...stamp(ids.note),
  ...{ visitId: ids.visit, clientId: ids.parent, authorId: ids.me, addendumTo: '' },
  ...{ state: 'draft', sessionAt: at('10:00'), signature: null },
  content: { serviceKind: 'postnatal', ...words, ...figures, ...content },
  ...more,
})
const key = makeSigningKey()
const publicKey = toBase64(publicKeyOf(key))
const author = {
  id: ids.me,
  signingKeys: [{ deviceId: ids.device, publicKey, addedAt: at('01:00') }],
}
function signed(note: Note, when = '11:30'): Note {
  const signing: Signing = {
    ...{ algorithm: 'Ed25519', publicKey, deviceId: ids.device },
    ...{ signedAs: 'Ana Ruiz, LMT', signedAt: at(when) },
  }
  const value = toBase64(sign(noteBytes(note, signing), key))
  return { ...note, state: 'signed', signature: { ...signing, value } }
}

describe('a drafted note', () => {
  const mine = draft({ subjective: 'Less tight.', painBefore: 4 }, byAna)
  const theirs = draft({ subjective: 'Slept well.', painBefore: 6 }, byBea)
  const base = alive(draft())

  it('keeps both texts, and clashes in a figure', () => {
    const { record } = merge('notes', base, alive(mine), alive(theirs))
    expect(record.content.subjective).toBe(`Less tight.${alsoWritten}Slept well.`)
    expect(record.content.painBefore).toBe(6)
    expect(lostOf(record)).toEqual([['content.painBefore', '6', '4']])
  })

  it.each([
    ['a text that the other one holds', 'Less tight.', 'Less tight. Slept well.', 1],
    ['letters that stand in a word of it', 'no', 'knots at the shoulder', 2],
  ])('tells %s as often as it was said', (_, here, there, told) => {
    const [one, other] = [draft({ subjective: here }, byAna), draft({ subjective: there }, byBea)]
    const { record } = merge('notes', base, alive(one), alive(other))
    expect(record.content.subjective.split(alsoWritten)).toHaveLength(told)
  })

  it('says nothing twice, however often it is merged, and lets a person tidy up', () => {
    const once = alive(merge('notes', base, alive(mine), alive(theirs)).record)
    for (const side of [mine, theirs]) {
      expect(merge('notes', base, once, alive(side)).record.content.subjective).toBe(
        once.record.content.subjective,
      )
      expect(merge('notes', null, alive(side), once).record.content.subjective).toBe(
        once.record.content.subjective,
      )
    }
    const tidy = alive(draft({ subjective: 'Less tight. Slept well.' }))
    expect(merge('notes', once, tidy, once).record).toEqual(tidy.record)
  })

  it('keeps the longer text when one holds the other', () => {
    const longer = draft({ subjective: 'Less tight. Walks again.' }, byBea)
    const { record } = merge('notes', base, alive(mine), alive(longer))
    expect(record.content.subjective).toBe('Less tight. Walks again.')
  })

  it('keeps all the words when both together are too long for the field', () => {
    const long = (letter: string) => draft({ plan: letter.repeat(100_000) }, byAna)
    const { record } = merge('notes', base, alive(long('a')), alive(long('"')))
    expect(record.content.plan).toBe('a'.repeat(100_000))
    expect(record.lostEdits?.[0]?.lost).toBe(JSON.stringify('"'.repeat(100_000)))
    expect(noteSchema.safeParse(record).success).toBe(true)
  })
})

describe('a signed note', () => {
  const base = draft({ subjective: 'Tight.' })
  const sealed = signed(draft({ subjective: 'Tight. Better after.' }, byAna))

  it('stands against a draft; late words become a draft addendum, the same on every laptop', () => {
    const late = draft({ subjective: 'Tight.', plan: 'Call on Monday.', painAfter: 2 }, byBea)
    const merged = merge('notes', alive(base), alive(sealed), alive(late))
    expect(merged).toEqual(merge('notes', alive(base), alive(late), alive(sealed)))
    expect(merged.record).toEqual(sealed)
    const [addendum] = merged.extras
    expect(merged.extras).toHaveLength(1)
    expect(addendum).toMatchObject({ state: 'draft', addendumTo: ids.note, signature: null })
    expect(addendum?.content.addendum).toContain('Plan: Call on Monday.')
    expect(addendum?.content.addendum).toContain('Pain after: 2 of 10')
    expect(addendum?.content.addendum).not.toContain('Tight.')
    expect(noteSchema.safeParse(addendum).error).toBeUndefined()
  })

  it('needs no addendum when the draft said nothing more, or was removed', () => {
    expect(merge('notes', alive(base), alive(sealed), alive(base)).extras).toEqual([])
    const removed = merge('notes', alive(base), gone({ ...base, ...byBea }), alive(sealed))
    expect(removed).toEqual({ ...alive(sealed), extras: [] })
  })

  it('signed twice: the server’s stands, the other has an id of its own and verifies', () => {
    const other = signed(draft({ subjective: 'Tight. Cold oil.' }, byBea), '11:40')
    const { record, extras } = merge('notes', alive(base), alive(sealed), alive(other))
    expect(record).toEqual(other)
    const [own] = extras as [Note]
    expect(own).toEqual({ ...sealed, id: own.id, signedAsId: ids.note })
    expect(own.id).not.toBe(ids.note)
    expect(noteSchema.safeParse(own).error).toBeUndefined()
    expect(checkSignature(own, author)).toBe('unchanged')
    expect(checkSignature({ ...own, signedAsId: ids.visit }, author)).toBe('altered')
    const { signedAsId: _, ...renamed } = own
    expect(checkSignature(renamed, author)).toBe('altered')
    expect(merge('notes', null, alive(sealed), alive(other)).extras).toEqual(extras)
  })

  it('loses nothing of very long drafts: several addenda when one is too short', () => {
    const long = (letter: string) => letter.repeat(110_000)
    const late = draft({ subjective: long('s'), plan: long('😀'.slice(0, 2)).slice(0, 119_998) })
    const { extras } = merge('notes', alive(base), alive(sealed), alive(late))
    expect(extras.length).toBeGreaterThan(1)
    for (const extra of extras) expect(noteSchema.safeParse(extra).error).toBeUndefined()
    expect(new Set(extras.map(({ id }) => id)).size).toBe(extras.length)
    const all = extras.map(({ content }) => content.addendum).join('')
    expect(all.split('s').length).toBeGreaterThan(110_000)
  })
})

describe('a sent summary', () => {
  const summary: Summary = {
    ...stamp(uuid(60)),
    ...{ clientId: ids.parent, providerId: uuid(61), recipientRole: 'midwife', state: 'draft' },
    ...{ noteIds: [], ask: '', requestBy: null, urgency: 'routine', parts: [], message: '' },
    ...{ sentAt: null, sentHow: null, fileId: null, note: '' },
  }
  const sent = (more: Partial<Summary>): Summary => ({
    ...{ ...summary, state: 'sent', sentAt: at('12:00'), sentHow: 'pdf', fileId: uuid(62) },
    ...more,
  })

  it('stands against a draft, which goes on as a draft of its own when it says something else', () => {
    const late = { ...summary, ask: 'Please call.', ...byBea }
    const { record, extras } = merge('summaries', alive(summary), alive(sent({})), alive(late))
    expect(record).toEqual(sent({}))
    expect(extras).toEqual([{ ...late, id: extras[0]?.id, createdAt: at('11:00') }])
    expect(merge('summaries', alive(summary), alive(sent({})), alive(summary)).extras).toEqual([])
  })

  it('keeps a late draft that differs in its purpose alone', () => {
    const base: Summary = { ...summary, purpose: 'update' }
    const late: Summary = { ...base, purpose: 'concern', ...byBea }
    const left = sent({ purpose: 'update' })
    const { extras } = merge('summaries', alive(base), alive(left), alive(late))
    expect(extras).toMatchObject([{ state: 'draft', purpose: 'concern' }])
  })

  it('sent twice: both are kept', () => {
    const [mine, theirs] = [sent({ ask: 'A' }), sent({ ask: 'B' })]
    const { record, extras } = merge('summaries', alive(summary), alive(mine), alive(theirs))
    expect(record).toEqual(theirs)
    expect(extras).toEqual([{ ...mine, id: extras[0]?.id }])
  })
})

describe('edits that lost', () => {
  const entry = (field: string, more: Partial<LostEdit> = {}): LostEdit => ({
    ...{ field, kept: '1', lost: '2', keptBy: ana, keptAt: at('10:00'), lostBy: bea },
    ...{ lostAt: at('09:00'), settledAt: null, settledBy: null, ...more },
  })
  it('are once in the list; a decision stands before none, the later before the earlier', () => {
    const early = entry('a', { settledAt: at('12:00'), settledBy: ana })
    const late = entry('a', { settledAt: at('13:00'), settledBy: bea })
    expect(unite([entry('a'), late], [early])).toEqual([late])
    expect(unite([early], [late, entry('a')])).toEqual([late])
  })

  it('over the limit: the oldest decided ones go, those that wait never do', () => {
    const settled = { settledAt: at('12:00'), settledBy: ana }
    const many = Array.from({ length: 400 }, (_, n) => entry(`w${n}`))
    const done = Array.from({ length: 200 }, (_, n) => entry(`d${n}`, settled))
    const kept = unite(many, done)
    expect(kept).toHaveLength(mostLostEdits)
    expect(kept.filter(({ settledAt }) => settledAt === null)).toHaveLength(400)
    const crowd = Array.from({ length: 700 }, (_, n) => entry(`w${n}`, { lost: `"${n}"` }))
    const folded = unite(crowd)
    expect(folded.length).toBeLessThanOrEqual(mostLostEdits)
    const all = JSON.stringify(folded)
    expect(crowd.every(({ field }) => all.includes(`"${field}`) || all.includes(field))).toBe(true)
  })
})

describe('the hash of a version', () => {
  it('is 20 hex, tells removed from not, and takes 20,000 records of 1 KB within 2 s of processor time', () => {
    expect(versionHash(alive(client))).toMatch(/^[0-9a-f]{20}$/)
    expect(versionHash(alive(client))).not.toBe(versionHash(gone(client)))
    const records = Array.from({ length: 20_000 }, (_, n) =>
      alive({ ...client, note: `${n} ${'a line of words '.repeat(20)}` }),
    )
    // Processor time: what else the machine does meanwhile says nothing about this.
    const [from, start] = [process.cpuUsage(), performance.now()]
    for (const record of records) versionHash(record)
    const { user, system } = process.cpuUsage(from)
    const tookMs = (user + system) / 1000
    const wallMs = performance.now() - start
    const size = JSON.stringify(records[0]).length
    console.log(
      `20,000 hashes of ${size} bytes: ${tookMs.toFixed(0)} ms of processor, ${wallMs.toFixed(0)} ms by the clock`,
    )
    expect(tookMs).toBeLessThan(2000)
  })
})
