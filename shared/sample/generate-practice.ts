import { toBase64 } from '../crypto/bytes'
import { sign } from '../crypto/signature'
import { signedAsWords } from '../domain/notes/ready-to-sign'
import { noteBytes, type Signing } from '../domain/notes/signed-content'
import { checklistFor } from '../domain/supplies/checklist'
import { starterCatalog } from '../domain/supplies/starter-catalog'
import {
  addDays,
  addMinutes,
  type Day,
  dayOf,
  daysBetween,
  instantAt,
  weekdayOf,
} from '../domain/time/calendar-day'
import type { CatalogEntry, ServiceKind } from '../schema/catalog-entry'
import type { CollectionName, RecordOf } from '../schema/collections'
import type { Note } from '../schema/note'
import { emptyAddress } from '../schema/primitives'
import type { Provider } from '../schema/provider'
import type { Staff } from '../schema/staff'
import type { TimelineKind, Visit } from '../schema/visit'
import { type Family, makeFamily } from './families'
import { providerNames, therapistNames } from './made-up-names'
import { createRandom, type Random } from './random'
import { sessionText } from './session-words'
import { stockBook, stockStartsOn, withLots } from './stock-book'

/** Who works in the sample: ids and, for signing its notes, a key. */
export interface SampleTherapist {
  readonly staffId: string
  readonly clientSpace: string
  readonly deviceId: string
  readonly signingPublicKey: Uint8Array
}

export interface SampleOptions {
  readonly seed: number
  /** The practice has run this many days up to `now`. */
  readonly days: number
  /** The present instant: visits before it are done, later ones planned for three weeks ahead. */
  readonly now: string
  readonly timeZone: string
  readonly practiceSpace: string
  readonly therapists: readonly SampleTherapist[]
}

export type SampleRecord = {
  [C in CollectionName]: { readonly collection: C; readonly record: RecordOf<C> }
}[CollectionName]

/** The visits of a working day start at one of these times. */
const slots = ['09:00', '11:00', '13:15', '15:30', '17:30'] as const
const weeksAhead = 3
/** New families a therapist takes on in a week: about three visits a working day. */
const familiesAWeek = 2.1

/**
 * A made-up practice, record by record, the same for the same options: its lists and people first, then
 * family after family with their visits and notes over time. Signed notes carry a signature without a
 * value: whoever holds the therapist's key adds it (`signSample` with `noteBytes`).
 */
export function* generatePractice(options: SampleOptions): Generator<SampleRecord> {
  const random = createRandom(options.seed)
  const today = dayOf(options.now, options.timeZone)
  const firstDay = addDays(today, -options.days)
  const owner = options.therapists[0]
  if (!owner) throw new Error('A practice has at least one therapist')
  const stampBy = (space: string, staffId: string) => (day: Day) => {
    const at = instantAt(day, '08:00', 'UTC')
    const who = { createdBy: staffId, updatedBy: staffId }
    return { id: random.uuid(), space, createdAt: at, updatedAt: at, ...who }
  }
  const shared = stampBy(options.practiceSpace, owner.staffId)
  const stockFrom = stockStartsOn(firstDay, today)
  // A sequence of its own: what else is made up stays the same beside it.
  const stockRandom = createRandom(options.seed * 7919 + 5)
  const catalog = withLots(
    starterCatalog(() => shared(firstDay)),
    () => stockRandom.uuid(),
    today,
  )
  for (const record of catalog) yield { collection: 'catalog', record }
  const providers = providerNames.map((known) => makeProvider(known, shared(firstDay)))
  for (const record of providers) yield { collection: 'providers', record }

  const visits: Visit[] = []
  for (const [index, therapist] of options.therapists.entries()) {
    const staff = makeStaff(therapist, index, shared(firstDay), today)
    yield { collection: 'staff', record: staff }
    const diary = new Diary({
      random: createRandom(options.seed * 1000 + index + 1),
      options: { ...options, today },
      therapist,
      staff,
      catalog,
      stamp: stampBy(therapist.clientSpace, therapist.staffId),
    })
    for (const sample of diary.fill(firstDay, providers)) {
      if (sample.collection === 'visits' && sample.record.startAt >= stockFrom) {
        visits.push(sample.record)
      }
      yield sample
    }
  }
  for (const record of stockBook({
    ...{ random: stockRandom, catalog, visits, from: stockFrom, today },
    ...{ space: options.practiceSpace, ownerId: owner.staffId, timeZone: options.timeZone },
  })) {
    yield { collection: 'stock', record }
  }
  yield { collection: 'catalog', record: makePractice(options, shared(firstDay)) }
}

function makePractice(
  { timeZone }: SampleOptions,
  fields: Pick<
    CatalogEntry,
    'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
  >,
): CatalogEntry {
  return {
    ...fields,
    kind: 'practice',
    name: 'Lantern Home Massage',
    active: true,
    note: 'Made up: a practice to look around in.',
    service: null,
    kit: null,
    item: null,
    practice: {
      address: {
        ...emptyAddress,
        street: '4 Lantern Row',
        city: 'Lakeford',
        region: 'MN',
        postalCode: '00101',
      },
      phone: '(555) 010-0142',
      email: 'hello@lantern.example',
      timeZone,
      paper: 'Letter',
      lockAfterMin: 15,
      firstWeekday: 7,
    },
  }
}

function makeProvider(
  { name, credentials, role, organisation }: (typeof providerNames)[number],
  fields: Pick<Provider, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>,
): Provider {
  const line = String(providerNames.findIndex((known) => known.name === name) + 10)
  return {
    ...fields,
    name,
    credentials,
    role,
    organisation,
    npi: '',
    phone: `(555) 010-20${line}`,
    fax: role === 'doula' ? '' : `(555) 010-21${line}`,
    email: '',
    address: { ...emptyAddress, city: 'Lakeford', region: 'MN', postalCode: '00101' },
    note: '',
  }
}

function makeStaff(
  therapist: SampleTherapist,
  index: number,
  fields: Omit<Pick<Staff, 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>, 'id'>,
  today: Day,
): Staff {
  return {
    ...fields,
    id: therapist.staffId,
    name: therapistNames[index % therapistNames.length] ?? 'Maya Lindgren',
    role: index === 0 ? 'owner' : 'therapist',
    licence: {
      title: 'LMT',
      number: `MT-0${4100 + index}`,
      state: 'MN',
      expiresOn: addDays(today, 200 + index * 30),
    },
    credentials: [],
    phone: `(555) 010-30${String(10 + index)}`,
    email: '',
    bagLiters: 60,
    homeBase: {
      ...emptyAddress,
      street: '4 Lantern Row',
      city: 'Lakeford',
      region: 'MN',
      postalCode: '00101',
    },
    clientSpace: therapist.clientSpace,
    signingKeys: [
      {
        deviceId: therapist.deviceId,
        publicKey: toBase64(therapist.signingPublicKey),
        addedAt: fields.createdAt,
      },
    ],
    note: '',
    workdays: [1, 2, 3, 4, 5, 6].map((weekday) => ({
      weekday,
      startTime: '08:30',
      endTime: '19:30',
      breaks: [],
    })),
  }
}

interface DiarySetting {
  readonly random: Random
  readonly options: SampleOptions & { readonly today: Day }
  readonly therapist: SampleTherapist
  readonly staff: Staff
  readonly catalog: readonly CatalogEntry[]
  readonly stamp: (
    day: Day,
  ) => Pick<Visit, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>
}

/** One therapist's years: which slot of which day is taken, and what was written. */
class Diary {
  private readonly taken = new Map<Day, Set<string>>()

  constructor(private readonly setting: DiarySetting) {}

  *fill(firstDay: Day, providers: readonly Provider[]): Generator<SampleRecord> {
    const { random, options, therapist, stamp } = this.setting
    const step = 7 / familiesAWeek
    for (let at = 0; at < options.days + 10; at += step) {
      const arrival = addDays(firstDay, Math.round(at + random.next() * 2))
      if (arrival > options.today) break
      const family = makeFamily(random, arrival, {
        stamp,
        therapistId: therapist.staffId,
        providers: [...providers],
        today: options.today,
      })
      const visits = [...this.visitsOf(family, arrival)]
      const last = visits.at(-1)
      const over = last !== undefined && daysBetween(last.startAt.slice(0, 10), options.today) > 120
      const status = over ? ('archived' as const) : ('active' as const)
      for (const record of family.charts) yield { collection: 'charts', record }
      for (const person of [family.parent, ...family.infants]) {
        yield { collection: 'clients', record: { ...person, status } }
      }
      for (const record of visits) {
        yield { collection: 'visits', record }
        for (const note of this.notesOf(record, family)) yield { collection: 'notes', record: note }
      }
    }
  }

  private *visitsOf(family: Family, arrival: Day): Generator<Visit> {
    const { random, options } = this.setting
    const horizon = addDays(options.today, weeksAhead * 7)
    let wished = addDays(arrival, random.int(1, 4))
    while (wished < family.birthOn && wished <= horizon) {
      const visit = this.book(family, 'prenatal', wished)
      if (!visit) return
      yield visit
      wished = addDays(dayOf(visit.startAt, options.timeZone), random.int(18, 24))
    }
    if (family.birthOn > options.today) return
    if (wished < addDays(family.birthOn, 3)) wished = addDays(family.birthOn, random.int(3, 10))
    const cesarean = family.birthMode.startsWith('cesarean')
    const count = random.int(3, 9)
    for (let n = 0; n < count && wished <= horizon; n++) {
      const day = daysBetween(family.birthOn, wished)
      const kind = cesarean && day >= 45 && n % 2 === 1 ? 'cesareanScar' : family.reason
      const visit = this.book(family, kind, wished)
      if (!visit) return
      yield visit
      const held = dayOf(visit.startAt, options.timeZone)
      wished = addDays(held, kind === 'breast' ? random.int(2, 5) : random.int(7, 14))
    }
  }

  /**
   * The first free slot from a day on, within three weeks; weekends are free, except that today is
   * always a working day and is filled first: whoever looks around finds something to look at.
   */
  private book(family: Family, kind: ServiceKind, wished: Day): Visit | null {
    const { random, options } = this.setting
    const { today } = options
    const untilToday = daysBetween(wished, today)
    const first = untilToday >= 0 && untilToday <= 2 ? untilToday : 0
    for (let offset = first; offset < 21; offset++) {
      const day = addDays(wished, offset)
      if (weekdayOf(day) > 5 && day !== today) continue
      const taken = this.taken.get(day) ?? new Set<string>()
      const free = slots.filter((slot) => !taken.has(slot))
      if (free.length === 0) continue
      const slot = random.pick(free)
      taken.add(slot)
      this.taken.set(day, taken)
      return this.makeVisit(family, kind, day, slot)
    }
    return null
  }

  private makeVisit(family: Family, kind: ServiceKind, day: Day, slot: string): Visit {
    const { random, options, therapist, catalog, stamp } = this.setting
    const entry = catalog.find(({ service }) => service?.serviceKind === kind)
    if (!entry?.service) throw new Error('The starter list lacks a service')
    const startAt = instantAt(day, slot, options.timeZone)
    const endAt = addMinutes(startAt, entry.service.durationMin)
    const over = endAt <= options.now
    const state = over ? (random.chance(0.04) ? 'cancelled' : 'finished') : 'planned'
    const finished = state === 'finished'
    const fields = stamp(addDays(day, -random.int(1, 6)))
    return {
      ...fields,
      ...(over ? { updatedAt: addMinutes(endAt, 5) } : {}),
      clientId: family.parent.id,
      infantIds: kind === 'prenatal' ? [] : family.infants.map(({ id }) => id),
      therapistId: therapist.staffId,
      serviceId: entry.id,
      startAt,
      endAt,
      timeZone: options.timeZone,
      state,
      stateReason:
        state === 'cancelled' ? random.pick(['Family is ill', 'Moved to next week']) : '',
      plan: '',
      window: family.parent.home?.windows[0] ?? null,
      checklist: this.makeChecklist(entry, finished ? startAt : null),
      timeline: finished ? this.makeTimeline(startAt, endAt) : [],
    }
  }

  private makeChecklist(entry: CatalogEntry, doneAt: string | null): Visit['checklist'] {
    const { random, catalog, therapist } = this.setting
    const kits = catalog.filter(({ id }) => entry.service?.kitIds.includes(id))
    const items = catalog.filter(({ kind }) => kind === 'item')
    const lines = checklistFor(entry, kits, items, () => random.uuid())
    if (doneAt === null) return lines
    return lines.map((line) => ({
      ...line,
      tickedAt: addMinutes(doneAt, line.phase === 'pack' ? -60 : line.phase === 'door' ? 2 : 70),
      tickedBy: therapist.staffId,
    }))
  }

  private makeTimeline(startAt: string, endAt: string): Visit['timeline'] {
    const { random } = this.setting
    const late = random.int(-4, 6)
    const event = (kind: TimelineKind, from: string, minutes: number) => {
      const at = addMinutes(from, minutes)
      return { id: random.uuid(), kind, at, recordedAt: at }
    }
    return [
      event('departed', startAt, late - random.int(14, 30)),
      event('arrived', startAt, late),
      event('began', startAt, late + 8),
      event('finished', endAt, late - 6),
      event('left', endAt, late + 6),
    ]
  }

  private *notesOf(visit: Visit, family: Family): Generator<Note> {
    if (visit.state !== 'finished') return
    const { catalog } = this.setting
    const entry = catalog.find(({ id }) => id === visit.serviceId)
    const kind = entry?.service?.serviceKind ?? 'postnatal'
    // What the baby's massage is about goes to the baby's record, the rest to the parent's.
    const infant = kind === 'infant' ? family.infants[0] : undefined
    yield this.makeNote(visit, infant?.id ?? visit.clientId, kind)
  }

  private makeNote(visit: Visit, personId: string, kind: ServiceKind): Note {
    const { random, options, therapist, stamp } = this.setting
    const writtenAt = addMinutes(visit.endAt, random.int(2, 25))
    const ageDays = daysBetween(visit.startAt.slice(0, 10), options.today)
    // The last few sessions are still waiting to be signed, as they are in life.
    const signed = ageDays > 3 ? random.chance(0.995) : random.chance(0.6)
    const painBefore = kind === 'infant' || kind === 'group' ? null : random.int(3, 7)
    const draft: Note = {
      ...stamp(visit.startAt.slice(0, 10)),
      createdAt: writtenAt,
      updatedAt: writtenAt,
      visitId: visit.id,
      clientId: personId,
      authorId: therapist.staffId,
      state: 'draft',
      addendumTo: '',
      sessionAt: visit.startAt,
      content: {
        serviceKind: kind,
        ...sessionText(kind, random),
        addendum: '',
        painBefore,
        painAfter: painBefore === null ? null : Math.max(0, painBefore - random.int(1, 4)),
        handsOnMin: random.int(38, 60),
      },
      signature: null,
    }
    return signed ? this.signing(draft) : draft
  }

  private signing(note: Note): Note {
    const { therapist, staff } = this.setting
    return {
      ...note,
      state: 'signed',
      signature: {
        algorithm: 'Ed25519',
        publicKey: toBase64(therapist.signingPublicKey),
        deviceId: therapist.deviceId,
        signedAs: signedAsWords(staff),
        signedAt: note.updatedAt,
        value: '',
      },
    }
  }
}

/** What the missing signature of a generated note stands for: the bytes to sign; null for a draft. */
export function bytesToSign(note: Note): Uint8Array<ArrayBuffer> | null {
  if (note.signature === null) return null
  const { value: _, ...signing }: Signing & { value: string } = note.signature
  return noteBytes(note, signing)
}

export function withSignature(note: Note, signature: Uint8Array): Note {
  if (note.signature === null) return note
  return { ...note, signature: { ...note.signature, value: toBase64(signature) } }
}

/** A generated record with its note signed by a known key. */
export function signSample(sample: SampleRecord, secretKey: Uint8Array): SampleRecord {
  if (sample.collection !== 'notes') return sample
  const bytes = bytesToSign(sample.record)
  if (bytes === null) return sample
  return { collection: 'notes', record: withSignature(sample.record, sign(bytes, secretKey)) }
}
