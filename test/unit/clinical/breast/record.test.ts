import { describe, expect, it } from 'vitest'
import { toBase64 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import { sessionLines, sessionLinesBesideTable } from '#shared/domain/clinical/breast/session-lines'
import { sessionRemarks } from '#shared/domain/clinical/breast/session-standing'
import { freshContent, isBlank, withContent } from '#shared/domain/notes/draft-note'
import { readyToSign } from '#shared/domain/notes/ready-to-sign'
import { checkSignature, noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import type { BreastSession } from '#shared/schema/breast-session'
import { type Note, noteSchema } from '#shared/schema/note'
import { lateWords } from '#shared/sync/merge/late-words'
import { note as noteRule } from '#shared/sync/merge/note'
import { threeWay } from '#shared/sync/merge/three-way'
import { at, ids, visit, wholeSession } from '../../visit/visit-fixture'
import { answer, event, id, minute, row, session, sessionAfter, siteAt } from './session-fixture'

const finished = visit({ state: 'finished', timeline: wholeSession() })
const stamp = { updatedAt: at('11:00'), updatedBy: ids.me }
const draft = (breast?: BreastSession): Note => ({
  ...{ id: ids.note, space: ids.space, createdAt: at('11:00'), createdBy: ids.me, ...stamp },
  ...{ visitId: finished.id, clientId: ids.parent, authorId: ids.me, state: 'draft' },
  ...{ addendumTo: '', sessionAt: at('10:05'), signature: null },
  content: { ...freshContent(finished, 'breast'), ...(breast ? { breast } : {}) },
})

describe('what is written down in a session', () => {
  it('is held once however often it is saved', () => {
    const change = { kind: 'consent', event: event(3, 'ok', minute(3)) } as const
    const once = sessionAfter(session(), [change])
    expect(sessionAfter(session(), [change, change])).toEqual(once)
  })

  it('has no change that takes a word of hers away or rewrites it', () => {
    const said = sessionAfter(session(), [
      { kind: 'consent', event: event(3, 'tooMuch', minute(3)) },
    ])
    const again = { ...event(3, 'ok', minute(9)) }
    expect(sessionAfter(said as BreastSession, [{ kind: 'consent', event: again }])).toEqual(said)
  })

  it.each([
    [{ kind: 'addSite', site: siteAt(1), said: 'lowerInner' }, 'quadrantMismatch'],
    [{ kind: 'addSite', site: siteAt(1, { clock: 13 }) }, 'notPossible'],
    [{ kind: 'addSite', site: siteAt(1, { distanceCm: 15.5 }) }, 'notPossible'],
    [{ kind: 'addSite', site: siteAt(1, { distanceCm: 3.3 }) }, 'notPossible'],
    [{ kind: 'addSite', site: siteAt(1, { lengthCm: 20.1 }) }, 'notPossible'],
    [{ kind: 'addSite', site: siteAt(1, { painBefore: 11 }) }, 'notPossible'],
    [{ kind: 'setSite', id: id(1), set: { skin: 'pink' } }, 'gone'],
    [{ kind: 'skip', stage: 'milk', reason: '  ', at: minute(1) }, 'noReason'],
    [{ kind: 'consent', event: event(1, 'stopSite', minute(1), id(8)) }, 'noSuchSite'],
    [{ kind: 'addTechnique', row: row(1, { siteId: id(8) }) }, 'noSuchSite'],
  ] as const)('%o is refused: %s', (change, kind) => expect(answer(session(), change)).toBe(kind))

  it('is said whole, and what is missing is said before signing', () => {
    const thin = session({
      sites: [siteAt(1, { painBefore: 6, lengthCm: 3 })],
      techniques: [row(2, { technique: 'butterfly' })],
      skipped: [{ stage: 'milk', reason: 'Fed just before', at: minute(4) }],
    })
    expect(sessionRemarks(thin)).toEqual([
      { kind: 'stagesOpen', stages: ['warmUp', 'aftercare'] },
      { kind: 'noAfter', count: 1 },
      { kind: 'noSkinCheck', count: 1 },
      { kind: 'noMinutes', count: 1 },
    ])
    const text = sessionLines(thin, () => '')
      .flatMap(({ lines }) => lines)
      .join('\n')
    expect(text).toContain('Left, 2 o’clock, 4 cm (upper outer)')
    expect(text).toContain('pain 6 → ?')
    expect(text).toContain('Milk removal: Fed just before')
    expect(text).toContain('Techniques (B), version 2')
  })

  it('says beside the table of its sites only what the table does not', () => {
    const site = siteAt(1, {
      ...{ painBefore: 6, lengthCm: 3, widthCm: 2, consistency: 'firm', skin: 'pink' },
      ...{ tenderness: 4, status: 'new' },
    })
    const told = session({ sites: [site, siteAt(2)] })
    const assessed = (groups: readonly { title: string; lines: readonly string[] }[]) =>
      groups.find(({ title }) => title === 'Assessment')?.lines
    const [line, ...more] = assessed(sessionLinesBesideTable(told, () => '')) ?? []
    expect(more).toEqual([])
    expect(line).toMatch(/^Site 1: .*tenderness 4 of 10$/)
    for (const figure of ['3 × 2 cm', 'firm', 'pink', 'pain']) expect(line).not.toContain(figure)
    const whole = assessed(sessionLines(told, () => '')) ?? []
    expect(whole).toHaveLength(2)
    expect(whole[0]).toContain('size 3 × 2 cm')
    expect(whole[0]).toContain('pain 6 → ?')
  })

  it('without her agreement is nothing to sign; the structure alone is', () => {
    const signer = { id: ids.me, licence: { title: '', number: '1', state: '', expiresOn: null } }
    const kinds = (breast: BreastSession) =>
      readyToSign(draft(breast), finished, signer)
        .filter(({ weight }) => weight === 'stop')
        .map(({ kind }) => kind)
    const techniques = [row(2)]
    expect(kinds(session({ techniques, consents: [] }))).toEqual(['breastNoConsent'])
    expect(kinds(session({ techniques }))).toEqual([])
    expect(isBlank(draft(session({ consents: [] })))).toBe(true)
    expect(isBlank(draft(session()))).toBe(false)
  })
})

describe('the words of a note', () => {
  it('are saved beside the structure, whatever an older screen held of it', () => {
    const note = draft(session({ sites: [siteAt(1)] }))
    const typed = { ...note.content, subjective: 'Sore.', breast: session() }
    const saved = withContent(note, typed, note.sessionAt, stamp)
    expect(saved.ok && saved.value.content.breast).toEqual(note.content.breast)
    expect(saved.ok && saved.value.content.subjective).toBe('Sore.')
  })
})

describe('a signed note', () => {
  const key = makeSigningKey()
  const publicKey = toBase64(publicKeyOf(key))
  const author = {
    id: ids.me,
    signingKeys: [{ deviceId: ids.device, publicKey, addedAt: at('01:00') }],
  }
  const signed = (note: Note): Note => {
    const signing: Signing = {
      ...{ algorithm: 'Ed25519', publicKey, deviceId: ids.device },
      ...{ signedAs: 'Ana Ruiz', signedAt: at('11:30') },
    }
    const value = toBase64(sign(noteBytes(note, signing), key))
    return { ...note, state: 'signed', signature: { ...signing, value } }
  }

  it('from before the structure was there parses as it is and verifies', () => {
    const old = signed(draft())
    expect('breast' in noteSchema.parse(old).content).toBe(false)
    expect(checkSignature(noteSchema.parse(old), author)).toBe('unchanged')
  })

  it('stands for every figure of the session', () => {
    const note = signed(draft(session({ sites: [siteAt(1, { painBefore: 6 })] })))
    expect(checkSignature(noteSchema.parse(note), author)).toBe('unchanged')
    const { breast } = note.content
    if (!breast) throw new Error('no session')
    const changed = { ...breast, sites: [siteAt(1, { painBefore: 5 })] }
    const altered = { ...note, content: { ...note.content, breast: changed } }
    expect(checkSignature(altered, author)).toBe('altered')
    const gone = { ...breast, consents: [] }
    expect(checkSignature({ ...note, content: { ...note.content, breast: gone } }, author)).toBe(
      'altered',
    )
  })

  it('that arrives over a draft leaves what the draft alone says in an addendum', () => {
    const known = draft(session())
    const late = draft(session({ sites: [siteAt(1, { painBefore: 6 })] }))
    const [addendum] = lateWords(known, signed(known), late)
    expect(addendum?.content.addendum).toContain('Left, 2 o’clock, 4 cm (upper outer)')
    expect(addendum?.content.addendum).not.toContain('Agrees to begin')
  })
})

describe('two laptops writing one draft', () => {
  const base = draft(session({ sites: [siteAt(1)] }))
  const merge = (mine: BreastSession, theirs: BreastSession) => {
    const lost: never[] = []
    const meeting = { mine: stamp, theirs: { ...stamp, updatedAt: at('11:05') }, lost }
    const merged = threeWay(noteRule, base, draft(mine), draft(theirs), '', meeting) as Note
    return { merged: noteSchema.parse(merged).content.breast as BreastSession, lost }
  }
  const of = (more: Partial<BreastSession>) => session({ sites: [siteAt(1)], ...more })

  it('keep what each of them wrote, in the order in which it happened', () => {
    const mine = of({
      sites: [siteAt(1, { painBefore: 6 }), siteAt(2)],
      techniques: [row(11, { startedAt: minute(9) })],
      consents: [event(900, 'agreed'), event(31, 'ok', minute(9))],
    })
    const theirs = of({
      sites: [siteAt(1, { lengthCm: 3 })],
      techniques: [row(12, { startedAt: minute(5) })],
      consents: [event(900, 'agreed'), event(32, 'slower', minute(6))],
    })
    for (const { merged, lost } of [merge(mine, theirs), merge(theirs, mine)]) {
      expect(merged.sites.find((one) => one.id === id(1))).toMatchObject({
        ...{ painBefore: 6, lengthCm: 3 },
      })
      expect(merged.sites).toHaveLength(2)
      expect(merged.techniques.map((one) => one.id)).toEqual([id(12), id(11)])
      expect(merged.consents.map(({ kind }) => kind)).toEqual(['agreed', 'slower', 'ok'])
      expect(lost).toEqual([])
    }
  })

  it('put a true clash before a person', () => {
    const { lost } = merge(
      of({ sites: [siteAt(1, { painBefore: 6 })] }),
      of({ sites: [siteAt(1, { painBefore: 3 })] }),
    )
    expect(lost).toHaveLength(1)
  })
})
