import { toBase64 } from '#shared/crypto/bytes'
import { canonicalJson } from '#shared/crypto/canonical-json'
import { publicKeyOf, sign } from '#shared/crypto/signature'
import { fits, noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import { ok } from '#shared/result'
import type { Random } from '#shared/sample/random'
import type { RecordOf } from '#shared/schema/collections'
import type { Note } from '#shared/schema/note'
import type { Device } from '../support/sync-device'
import type { ModelKeys } from './model-keys'

/** One simulated laptop: a device, its keys, and a switch for its network. */
export interface Laptop {
  readonly device: Device
  readonly name: string
  readonly deviceId: string
  readonly signingKey: Uint8Array
  readonly keys: ModelKeys
  readonly setOnline: (online: boolean) => void
}

/**
 * Words that people typed. Each is typed once, into one field; whoever sees it and types something else
 * there has replaced it knowingly. What nobody replaced must be readable in the end, on every laptop.
 */
export interface Typed {
  readonly word: string
  readonly recordId: string
  replaced: boolean
}

export interface Signed {
  readonly id: string
  readonly content: string
}

export interface Model {
  readonly laptops: readonly Laptop[]
  readonly random: Random
  readonly space: string
  readonly staffId: string
  readonly typed: Typed[]
  readonly signed: Signed[]
  clockMs: number
  words: number
  readonly log: string[]
}

const visitFields = ['plan', 'stateReason'] as const
const noteFields = ['subjective', 'objective', 'plan'] as const

const nowOf = (model: Model): string => {
  // Laptops disagree about the time: the order of things must not hang on it.
  model.clockMs += model.random.int(1, 5000)
  return new Date(model.clockMs + model.random.int(-3_600_000, 3_600_000)).toISOString()
}

function stamp(model: Model, id: string) {
  const at = nowOf(model)
  const { staffId, space } = model
  return { id, space, createdAt: at, createdBy: staffId, updatedAt: at, updatedBy: staffId }
}

const touched = (model: Model) => ({ updatedAt: nowOf(model), updatedBy: model.staffId })

/** A word of its own; `inField` says how it is written there, and what stood there when it really was. */
function newWord(model: Model, recordId: string, replacing: boolean) {
  const word = `word${model.words++}x`
  let before = ''
  return {
    inField(text: string): string {
      // Decided anew when somebody else was faster: only the last time counts.
      before = text
      return replacing || text === '' ? word : `${text} ${word}`
    },
    written() {
      if (replacing) {
        for (const entry of model.typed) {
          if (entry.recordId === recordId && before.includes(entry.word)) entry.replaced = true
        }
      }
      model.typed.push({ word, recordId, replaced: false })
    },
  }
}

function append(model: Model, recordId: string, before: string): string {
  const word = newWord(model, recordId, false)
  word.written()
  return word.inField(before)
}

const all = async <C extends 'visits' | 'notes'>(
  laptop: Laptop,
  name: C,
): Promise<RecordOf<C>[]> => {
  const found = await laptop.device.store.collections[name].find().exec()
  return (found as unknown as { toJSON(): RecordOf<C> }[]).map((document) => document.toJSON())
}

const commands: Record<string, (model: Model, laptop: Laptop) => Promise<string>> = {
  async book(model, { device }) {
    const fields = stamp(model, model.random.uuid())
    await device.store.insert('visits', {
      ...fields,
      clientId: model.random.uuid(),
      infantIds: [],
      therapistId: model.staffId,
      serviceId: model.random.uuid(),
      startAt: fields.createdAt,
      endAt: fields.createdAt,
      timeZone: 'America/Los_Angeles',
      state: 'planned',
      stateReason: '',
      plan: append(model, fields.id, ''),
      window: null,
      checklist: [],
      timeline: [],
    })
    return fields.id
  },
  async edit(model, laptop) {
    const visits = await all(laptop, 'visits')
    if (visits.length === 0) return 'no visit'
    const { id } = model.random.pick(visits)
    const field = model.random.pick(visitFields)
    const word = newWord(model, id, model.random.chance(0.5))
    const touch = touched(model)
    const changed = await laptop.device.store.change('visits', id, (visit) =>
      ok({ ...visit, ...touch, [field]: word.inField(visit[field]) }),
    )
    if (changed.ok) word.written()
    return `${id} ${field}`
  },
  async removeVisit(model, laptop) {
    const visits = await all(laptop, 'visits')
    if (visits.length === 0) return 'no visit'
    const { id } = model.random.pick(visits)
    const removed = await laptop.device.store.remove('visits', id)
    // Whoever removes it has seen what stands in it, and what stands in its history.
    if (removed.ok) {
      const seen = canonicalJson(removed.value)
      for (const entry of model.typed) {
        if (entry.recordId === id && seen.includes(entry.word)) entry.replaced = true
      }
    }
    return id
  },
  async write(model, laptop) {
    const visits = await all(laptop, 'visits')
    if (visits.length === 0) return 'no visit'
    const visit = model.random.pick(visits)
    const fields = stamp(model, model.random.uuid())
    const draft: Note = {
      ...fields,
      visitId: visit.id,
      clientId: visit.clientId,
      authorId: model.staffId,
      state: 'draft',
      addendumTo: '',
      sessionAt: fields.createdAt,
      content: {
        serviceKind: 'postnatal',
        subjective: append(model, fields.id, ''),
        objective: '',
        assessment: '',
        plan: '',
        addendum: '',
        painBefore: null,
        painAfter: null,
        handsOnMin: null,
      },
      signature: null,
    }
    await laptop.device.store.insert('notes', draft)
    return fields.id
  },
  async editNote(model, laptop) {
    const drafts = (await all(laptop, 'notes')).filter(({ state }) => state === 'draft')
    if (drafts.length === 0) return 'no draft'
    const { id } = model.random.pick(drafts)
    const field = model.random.pick(noteFields)
    const pain = model.random.chance(0.3) ? { painBefore: model.random.int(0, 10) } : {}
    const word = newWord(model, id, false)
    const touch = touched(model)
    const changed = await laptop.device.store.change('notes', id, (note) => {
      const content = { ...note.content, ...pain, [field]: word.inField(note.content[field]) }
      return ok({ ...note, ...touch, content })
    })
    if (changed.ok) word.written()
    return `${id} ${field}`
  },
  async sign(model, laptop) {
    const drafts = (await all(laptop, 'notes')).filter(({ state }) => state === 'draft')
    if (drafts.length === 0) return 'no draft'
    const { id } = model.random.pick(drafts)
    const note = await laptop.device.store.read('notes', id)
    if (!note) return 'gone'
    const signing: Signing = {
      algorithm: 'Ed25519',
      publicKey: toBase64(publicKeyOf(laptop.signingKey)),
      deviceId: laptop.deviceId,
      signedAs: 'Made-up Therapist',
      signedAt: nowOf(model),
    }
    const value = toBase64(sign(noteBytes(note, signing), laptop.signingKey))
    const signed = await laptop.device.store.change('notes', id, (current) =>
      current.updatedAt === note.updatedAt
        ? ok({
            ...current,
            ...touched(model),
            state: 'signed' as const,
            signature: { ...signing, value },
          })
        : { ok: false, refusal: 'changed' },
    )
    if (!signed.ok) return 'changed meanwhile'
    if (!fits(signed.value, { ...signing, value })) throw new Error('a signature that does not fit')
    model.signed.push({ id, content: canonicalJson([signed.value.content, value]) })
    return id
  },
  async addend(model, laptop) {
    const signed = (await all(laptop, 'notes')).filter(({ state }) => state === 'signed')
    if (signed.length === 0) return 'nothing signed'
    const note = model.random.pick(signed)
    const fields = stamp(model, model.random.uuid())
    const { signature: _, ...rest } = note
    const { signedAsId: __, lostEdits: ___, ...kept } = rest
    await laptop.device.store.insert('notes', {
      ...kept,
      ...fields,
      state: 'draft',
      addendumTo: note.id,
      content: {
        ...note.content,
        subjective: '',
        objective: '',
        plan: '',
        assessment: '',
        addendum: append(model, fields.id, ''),
      },
      signature: null,
    })
    return fields.id
  },
  async deleteDraft(model, laptop) {
    const drafts = (await all(laptop, 'notes')).filter(({ state }) => state === 'draft')
    if (drafts.length === 0) return 'no draft'
    const { id } = model.random.pick(drafts)
    const removed = await laptop.device.store.remove('notes', id)
    if (removed.ok) {
      const seen = canonicalJson(removed.value)
      for (const entry of model.typed) if (seen.includes(entry.word)) entry.replaced = true
    }
    return id
  },
  async offline(_model, laptop) {
    laptop.setOnline(false)
    return ''
  },
  async heal(_model, laptop) {
    laptop.setOnline(true)
    laptop.device.sync.retryNow()
    return ''
  },
  async crash(_model, laptop) {
    await laptop.device.crash()
    return ''
  },
  /** As the command does it: no record goes out under keys that nobody was told of. */
  async rotate({ laptops }, { device, keys }) {
    await device.sync.stop()
    const spaces = await keys.rotate(laptops.map((one) => one.keys))
    for (const space of spaces) device.store.keyring.add(space)
    await device.sync.restart()
    return await keys.currentKeyIds()
  },
  async pause(model) {
    await new Promise((done) => setTimeout(done, model.random.int(5, 60)))
    return ''
  },
}

const weights: [keyof typeof commands & string, number][] = [
  ['book', 8],
  ['edit', 24],
  ['removeVisit', 3],
  ['write', 8],
  ['editNote', 18],
  ['sign', 7],
  ['addend', 5],
  ['deleteDraft', 4],
  ['offline', 8],
  ['heal', 8],
  ['crash', 3],
  ['rotate', 3],
  ['pause', 10],
]

export async function runCommand(model: Model): Promise<void> {
  const laptop = model.random.pick(model.laptops)
  const name = model.log.length < 5 ? 'book' : model.random.weighted(weights)
  const command = commands[name]
  if (!command) throw new Error(name)
  const outcome = await command(model, laptop)
  model.log.push(`${laptop.name} ${name} ${outcome}`)
}

/** Everything a laptop holds, in one text: equal texts, equal laptops. */
export async function holdings(laptop: Laptop): Promise<string> {
  const records = [...(await all(laptop, 'visits')), ...(await all(laptop, 'notes'))]
  return canonicalJson([...records].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** Signed notes and typed words that are nowhere on a laptop. */
export async function losses(model: Model, laptop: Laptop): Promise<string[]> {
  const text = await holdings(laptop)
  const notes = await all(laptop, 'notes')
  const gone = model.typed
    .filter(({ replaced, word }) => !replaced && !text.includes(word))
    .map(({ word, recordId }) => `${word} of ${recordId}`)
  const stands = new Set(
    notes
      .filter((note) => note.signature && fits(note, note.signature))
      .map((note) => canonicalJson([note.content, note.signature?.value])),
  )
  const unsigned = model.signed
    .filter(({ content }) => !stands.has(content))
    .map(({ id }) => `signed note ${id}`)
  return [...gone, ...unsigned]
}

/** What every laptop holds of the records that something is missing from: for whoever looks for the cause. */
export async function evidence(model: Model, lost: readonly string[]): Promise<string> {
  const ids = new Set(lost.map((line) => line.split(' ').at(-1)))
  const lines: string[] = []
  for (const laptop of model.laptops) {
    for (const name of ['visits', 'notes'] as const) {
      const stored = await laptop.device.store.collections[name].find().exec()
      const addenda = (stored as unknown as { id: string; addendumTo?: string }[])
        .filter(({ id, addendumTo }) => ids.has(id) || ids.has(addendumTo))
        .map(({ id }) => id)
      const wanted = [...new Set([...addenda, ...ids])].filter((id) => id !== undefined)
      const rows = await laptop.device.store.rows(name).read(wanted)
      for (const row of rows.values()) lines.push(`${laptop.name} ${JSON.stringify(row)}`)
    }
  }
  const words = model.typed.filter(({ recordId }) => ids.has(recordId))
  return [...lines, JSON.stringify(words)].join('\n')
}
