import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import {
  draftAddendum,
  draftNote,
  freshContent,
  isBlank,
  withContent,
} from '#shared/domain/notes/draft-note'
import { mayBeSigned, readyToSign, signedAsWords } from '#shared/domain/notes/ready-to-sign'
import { checkSignature, noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import { type Note, type NoteContent, noteSchema } from '#shared/schema/note'
import { at, ids, touchAt, visit, wholeSession } from '../visit/visit-fixture'

const finished = visit({ state: 'finished', timeline: wholeSession() })
const stamp = (id: string) => ({
  ...{ id, space: ids.space, createdAt: at('11:00'), updatedAt: at('11:00') },
  ...{ createdBy: ids.me, updatedBy: ids.me },
})
const me = {
  id: ids.me,
  licence: { title: 'LMT', number: 'MT-4471', state: 'TX', expiresOn: null },
  name: 'Ana Ruiz',
}
const written: NoteContent = {
  ...freshContent(finished, 'breast'),
  ...{ subjective: 'Less tight.', objective: 'Soft.', assessment: 'Tolerated well.' },
  ...{ plan: 'In a week.', painBefore: 5, painAfter: 2 },
}

function made(clientId: string = ids.parent, content: NoteContent = written): Note {
  const note = draftNote(stamp(ids.note), finished, clientId, content)
  if (!note.ok) throw new Error(note.refusal)
  return note.value
}

const key = makeSigningKey()
const publicKey = toBase64(publicKeyOf(key))
const author = {
  id: ids.me,
  signingKeys: [{ deviceId: ids.device, publicKey, addedAt: at('01:00') }],
}

function signed(note: Note): Note {
  const signing: Signing = {
    ...{ algorithm: 'Ed25519', publicKey, deviceId: ids.device },
    ...{ signedAs: signedAsWords(me), signedAt: at('11:30') },
  }
  const value = toBase64(sign(noteBytes(note, signing), key))
  return { ...note, state: 'signed', signature: { ...signing, value } }
}

describe('a draft', () => {
  it('starts with the minutes of the timeline and the time the session began', () => {
    const note = made(ids.parent, freshContent(finished, 'breast'))
    expect(note.content.handsOnMin).toBe(45)
    expect(note.sessionAt).toBe(at('10:05'))
    expect(isBlank(note)).toBe(true)
    expect(noteSchema.parse(note)).toEqual(note)
  })

  it('is for those who take part: the parent, and each baby for itself', () => {
    expect(draftNote(stamp(ids.note), finished, ids.infant, written).ok).toBe(true)
    expect(draftNote(stamp(ids.note), finished, ids.device, written)).toEqual({
      ...{ ok: false, refusal: 'notTakingPart' },
    })
  })

  it('changes by its author alone, and never once it is signed', () => {
    const note = made()
    const other = { ...touchAt('11:10'), updatedBy: ids.device }
    expect(withContent(note, written, note.sessionAt, touchAt('11:10')).ok).toBe(true)
    expect(withContent(note, written, note.sessionAt, other).ok).toBe(false)
    expect(withContent(signed(note), written, note.sessionAt, touchAt('11:40'))).toEqual({
      ...{ ok: false, refusal: 'final' },
    })
  })

  it('takes a text of 100 KB', () => {
    const long = made(ids.parent, { ...written, objective: 'word '.repeat(20_480) })
    expect(noteSchema.safeParse(long).success).toBe(true)
    expect(checkSignature(signed(long), author)).toBe('unchanged')
  })
})

describe('before signing', () => {
  const kinds = (note: Note, state: 'finished' | 'inSession' = 'finished', signer = me) =>
    readyToSign(note, visit({ state }), signer).map(({ kind, weight }) => `${weight} ${kind}`)

  it('nothing is missing from a whole note', () => expect(kinds(made())).toEqual([]))

  it('it is said what is missing, and only what cannot be is a stop', () => {
    const thin = made(ids.parent, { ...freshContent(visit(), 'breast'), plan: 'In a week.' })
    const remarks = readyToSign(thin, finished, me)
    expect(mayBeSigned(remarks)).toBe(true)
    expect(remarks.map(({ kind }) => kind)).toEqual([
      'noSubjective',
      'noObjective',
      'noAssessment',
      'noPain',
      'noMinutes',
    ])
  })

  it('an empty note, an unfinished session and a stranger stop it', () => {
    expect(kinds(made(ids.parent, freshContent(finished, 'breast')))).toContain(
      'stop nothingWritten',
    )
    expect(kinds(made(), 'inSession')).toEqual(['stop notFinished'])
    expect(kinds(made(), 'finished', { ...me, id: ids.device })).toEqual(['stop notAuthor'])
  })

  it('no number for pain is asked of a baby', () => {
    const note = made(ids.infant, { ...written, painBefore: null, painAfter: null })
    expect(kinds(note)).toEqual([])
  })

  it('it is said under which name and licence it will stand', () => {
    expect(signedAsWords(me)).toBe('Ana Ruiz, LMT MT-4471 (TX)')
    const none = { title: '', number: '', state: '', expiresOn: null }
    expect(signedAsWords({ name: 'Ana', licence: none })).toBe('Ana')
    expect(signedAsWords({ ...me, name: 'x'.repeat(120) }).length).toBeLessThanOrEqual(120)
  })
})

describe('a signed note', () => {
  it('is unchanged as it stands, in whatever order its fields come back', () => {
    const note = signed(made())
    expect(checkSignature(note, author)).toBe('unchanged')
    const stored = JSON.parse(JSON.stringify({ ...note, content: { ...note.content } })) as Note
    const turned = {
      ...stored,
      content: Object.fromEntries(Object.entries(stored.content).reverse()),
    }
    expect(checkSignature(turned as Note, author)).toBe('unchanged')
  })

  it('stays unchanged when it is touched or stored elsewhere', () => {
    const note = signed(made())
    expect(checkSignature({ ...note, ...touchAt('18:00'), space: ids.device }, author)).toBe(
      'unchanged',
    )
  })

  it('shows any change of a word, a figure, a person, a time or a signature', () => {
    const note = signed(made())
    const { signature } = note
    if (!signature) throw new Error('no signature')
    const changed: Note[] = [
      { ...note, clientId: ids.infant },
      { ...note, visitId: ids.device },
      { ...note, authorId: ids.device },
      { ...note, addendumTo: ids.device },
      { ...note, sessionAt: at('10:06') },
      { ...note, content: { ...note.content, painAfter: 3 } },
      { ...note, content: { ...note.content, plan: 'In two weeks.' } },
      { ...note, signature: { ...signature, signedAs: 'Somebody else' } },
      { ...note, signature: { ...signature, signedAt: at('11:31') } },
      { ...note, signature: { ...signature, value: 'no base64 !' } },
      { ...note, signature: null },
    ]
    for (const one of changed) expect(checkSignature(one, author)).toBe('altered')
  })

  it('finds every changed character', () => {
    const note = signed(made())
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (insert, where) => {
        const { plan } = note.content
        const place = where % (plan.length + 1)
        const other = plan.slice(0, place) + insert + plan.slice(place)
        const result = checkSignature(
          { ...note, content: { ...note.content, plan: other } },
          author,
        )
        expect(result).toBe('altered')
      }),
      { numRuns: 30 },
    )
  })

  it('says when its key is not one the author has registered', () => {
    const note = signed(made())
    expect(checkSignature(note, { ...author, signingKeys: [] })).toBe('unknownKey')
    expect(checkSignature(note, { ...author, id: ids.device })).toBe('unknownKey')
    expect(checkSignature(note, null)).toBe('unknownKey')
  })

  it('stays good when its laptop is taken out later, and says so when it was out by then', () => {
    const note = signed(made())
    const signedAt = note.signature?.signedAt ?? ''
    const outAt = (ms: number) => ({
      ...author,
      signingKeys: author.signingKeys.map((laptop) => ({
        ...laptop,
        revokedAt: new Date(Date.parse(signedAt) + ms).toISOString(),
      })),
    })
    expect(checkSignature(note, outAt(1))).toBe('unchanged')
    expect(checkSignature(note, outAt(0))).toBe('revokedKey')
    expect(checkSignature(note, outAt(-1))).toBe('revokedKey')
  })
})

describe('an addendum', () => {
  it('follows a signed note as a note of its own, with its own signature', () => {
    const original = signed(made())
    const addendum = draftAddendum(stamp(ids.addendum), original)
    if (!addendum.ok) throw new Error(addendum.refusal)
    expect(addendum.value).toMatchObject({ addendumTo: ids.note, state: 'draft', signature: null })
    expect(noteSchema.parse(addendum.value)).toEqual(addendum.value)
    expect(readyToSign(addendum.value, finished, me).map(({ kind }) => kind)).toEqual([
      'nothingWritten',
    ])
    const filled = { ...addendum.value, content: { ...addendum.value.content, addendum: 'Also.' } }
    expect(checkSignature(signed(filled), author)).toBe('unchanged')
  })

  it('does not follow a draft or another addendum', () => {
    expect(draftAddendum(stamp(ids.addendum), made())).toEqual({ ok: false, refusal: 'notSigned' })
    const second = signed({ ...made(), addendumTo: ids.device })
    expect(draftAddendum(stamp(ids.addendum), second)).toEqual({ ok: false, refusal: 'isAddendum' })
  })
})
