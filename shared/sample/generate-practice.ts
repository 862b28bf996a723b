import { toBase64 } from '../crypto/bytes'
import { sign } from '../crypto/signature'
import { formFor } from '../domain/consents/form-versions'
import { signedAsWords } from '../domain/notes/ready-to-sign'
import { noteBytes, type Signing } from '../domain/notes/signed-content'
import { repeatVisit, ruleFrom } from '../domain/schedule/series'
import type { Place } from '../domain/schedule/travel-estimate'
import { checklistFor } from '../domain/supplies/checklist'
import { starterCatalog } from '../domain/supplies/starter-catalog'
import {
  addDays,
  addMinutes,
  clockTimeOf,
  type Day,
  dayOf,
  daysBetween,
  instantAt,
  minutesBetween,
  weekdayOf,
} from '../domain/time/calendar-day'
import type { CatalogEntry, ServiceKind } from '../schema/catalog-entry'
import type { CollectionName, RecordOf } from '../schema/collections'
import type { MileageSettings } from '../schema/mileage-settings'
import type { MoneySettings } from '../schema/money'
import type { Note } from '../schema/note'
import { emptyAddress } from '../schema/primitives'
import type { Provider } from '../schema/provider'
import type { Staff } from '../schema/staff'
import type { TimelineKind, Visit } from '../schema/visit'
import { idFrom } from '../sync/merge/id-from'
import { sampleBreastSession } from './breast-session'
import { sampleConsent, sampleForms, sampleStateRule } from './consents'
import { createDoorBook } from './door-book'
import { type Family, makeFamily } from './families'
import { providerNames, therapistNames } from './made-up-names'
import { createRandom, type Random } from './random'
import { receiptBook, sampleMoney } from './receipt-book'
import { roadBook, sampleMileage, sampleTimeOff, sampleWish } from './road-book'
import { createScreeningBook, sampleMoodRules, screensSinceDays } from './screening-book'
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
/** On the waiting list of each therapist. */
const mostWishes = 2
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
    return { id: random.uuid(), ...draftStamp(space, staffId, day) }
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
  const consentRandom = createRandom(options.seed * 7919 + 11)
  const forms = sampleForms(() => ({ ...shared(firstDay), id: consentRandom.uuid() }))
  for (const record of forms) yield { collection: 'catalog', record }
  const providers = providerNames.map((known) => makeProvider(known, shared(firstDay)))
  for (const record of providers) yield { collection: 'providers', record }

  const doorBook = createDoorBook(options.seed, today, catalog)
  const screeningBook = createScreeningBook(options.seed, today)
  const visits: Visit[] = []
  const mileage = sampleMileage(today, owner.staffId)
  const roadRandom = createRandom(options.seed * 7919 + 17)
  const moneyRandom = createRandom(options.seed * 7919 + 37)
  const services = new Map(catalog.map((entry) => [entry.id, entry] as const))
  const practice = makePractice(
    options,
    // Its own id comes at the end: what else is made up keeps the ones it had.
    { ...draftStamp(options.practiceSpace, owner.staffId, firstDay), id: '' },
    mileage,
    sampleMoney(catalog),
  )
  for (const [index, therapist] of options.therapists.entries()) {
    const staff = makeStaff(therapist, index, shared(firstDay), {
      today,
      timeZone: options.timeZone,
    })
    yield { collection: 'staff', record: staff }
    const diary = new Diary({
      random: createRandom(options.seed * 1000 + index + 1),
      options: { ...options, today },
      therapist,
      staff,
      catalog,
      forms,
      consentRandom,
      stamp: stampBy(therapist.clientSpace, therapist.staffId),
    })
    const own: Visit[] = []
    const places = new Map<string, Place | null>()
    const names = new Map<string, string>()
    for (const sample of diary.fill(firstDay, providers)) {
      if (sample.collection === 'visits') own.push(sample.record)
      if (sample.collection === 'clients') {
        const { id, home, name } = sample.record
        places.set(id, home?.location ?? null)
        names.set(id, `${name.given} ${name.family}`.trim())
      }
      if (sample.collection === 'visits' && sample.record.startAt >= stockFrom) {
        visits.push(sample.record)
      }
      if (sample.collection === 'charts') doorBook.knowChart(sample.record)
      if (sample.collection === 'clients') doorBook.knowClient(sample.record)
      yield sample
      if (sample.collection !== 'visits') continue
      for (const record of doorBook.ofVisit(sample.record)) {
        yield { collection: 'screenings', record }
      }
      for (const record of screeningBook.ofVisit(sample.record)) {
        yield { collection: 'screenings', record }
      }
    }
    const road = { random: roadRandom, staff, visits: own, places, today, settings: mileage }
    for (const record of roadBook({ ...road, timeZone: options.timeZone })) {
      yield { collection: 'trips', record }
    }
    const paid = { random: moneyRandom, staff, visits: own, names, today, services }
    const series = `DQK7${2 + (index % 8)}`
    for (const record of receiptBook({ ...paid, practice, series })) {
      yield { collection: 'receipts', record }
    }
  }
  for (const record of stockBook({
    ...{ random: stockRandom, catalog, visits, from: stockFrom, today },
    ...{ space: options.practiceSpace, ownerId: owner.staffId, timeZone: options.timeZone },
  })) {
    yield { collection: 'stock', record }
  }
  yield { collection: 'catalog', record: { ...practice, ...shared(firstDay) } }
}

function draftStamp(space: string, staffId: string, day: Day) {
  const at = instantAt(day, '08:00', 'UTC')
  return { space, createdAt: at, updatedAt: at, createdBy: staffId, updatedBy: staffId }
}

function makePractice(
  { timeZone, now }: SampleOptions,
  fields: Pick<
    CatalogEntry,
    'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
  >,
  mileage: MileageSettings,
  money: MoneySettings,
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
      mood: sampleMoodRules(addMinutes(now, -screensSinceDays * 1440), fields.createdBy),
      stateRules: [sampleStateRule(fields)],
      mileage,
      money,
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
  { today, timeZone }: { readonly today: Day; readonly timeZone: string },
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
    homeLocation: homeOf(index),
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
    timeOff: sampleTimeOff(therapist.staffId, today, timeZone),
  }
}

/** Around the middle of the made-up town; each therapist starts from another side of it. */
const homeOf = (index: number): NonNullable<Staff['homeLocation']> => ({
  latitude: 45.2 + Math.round(Math.sin(index * 2.4) * 700) / 10_000,
  longitude: -93.4 + Math.round(Math.cos(index * 2.4) * 900) / 10_000,
  source: 'sample',
})

interface DiarySetting {
  readonly random: Random
  readonly options: SampleOptions & { readonly today: Day }
  readonly therapist: SampleTherapist
  readonly staff: Staff
  readonly catalog: readonly CatalogEntry[]
  readonly forms: readonly CatalogEntry[]
  /** A sequence of its own: what else is made up stays the same beside it. */
  readonly consentRandom: Random
  readonly stamp: (
    day: Day,
  ) => Pick<Visit, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>
}

/** One therapist's years: which slot of which day is taken, and what was written. */
class Diary {
  private readonly taken = new Map<Day, Set<string>>()
  private readonly ahead: Visit[] = []
  private wishes = 0

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
      const parent = { ...family.parent, ...this.wishOf(visits) }
      for (const person of [parent, ...family.infants]) {
        yield { collection: 'clients', record: { ...person, status } }
      }
      yield { collection: 'consents', record: this.consentOf(family) }
      for (const record of visits) {
        // What is ahead waits until everything is booked: then a series can be made of one of them.
        if (dayOf(record.startAt, options.timeZone) > options.today) this.ahead.push(record)
        else yield { collection: 'visits', record }
        for (const note of this.notesOf(record, family)) yield { collection: 'notes', record: note }
      }
    }
    for (const record of this.withSeries()) yield { collection: 'visits', record }
  }

  /** Two families would like the visit they have earlier. */
  private wishOf(visits: readonly Visit[]): Partial<Family['parent']> {
    const { today, timeZone, now } = this.setting.options
    const next = visits.find(({ startAt }) => dayOf(startAt, timeZone) > today)
    if (!next || this.wishes === mostWishes) return {}
    this.wishes++
    return { waiting: [sampleWish(next, today, addMinutes(now, -1440 * this.wishes))] }
  }

  /** One of the coming week's visits comes again at the same time, as far as the hour is free. */
  private withSeries(): readonly Visit[] {
    const { timeZone } = this.setting.options
    const isFree = (day: Day, slot: string) => this.taken.get(day)?.has(slot) !== true
    const laterThan = ({ clientId, startAt }: Visit) =>
      this.ahead.some((one) => one.clientId === clientId && one.startAt > startAt)
    const found = this.ahead.find((visit) => {
      const day = dayOf(visit.startAt, timeZone)
      const slot = clockTimeOf(visit.startAt, timeZone)
      return isFree(addDays(day, 7), slot) && isFree(addDays(day, 14), slot) && !laterThan(visit)
    })
    if (!found) return this.ahead
    const firstDay = dayOf(found.startAt, timeZone)
    const slot = clockTimeOf(found.startAt, timeZone)
    const durationMin = minutesBetween(found.startAt, found.endAt)
    const repeat = { everyWeeks: 1, weekdays: [weekdayOf(firstDay)], untilDay: null, count: 3 }
    const rule = ruleFrom(firstDay, slot, durationMin, repeat)
    let count = 0
    const newId = () => idFrom(['sample', 'series', found.id, count++])
    const series = repeatVisit(found, rule, newId(), newId)
    return [...this.ahead.filter((visit) => visit !== found), ...series]
  }

  /** Signed with the family's first papers. */
  private consentOf({ parent }: Family) {
    const { forms, consentRandom } = this.setting
    const form = formFor(forms, 'treatment')
    if (!form) throw new Error('The sample lacks a form')
    const { space, createdAt, createdBy, updatedAt, updatedBy } = parent
    const stamp = { space, createdAt, createdBy, updatedAt, updatedBy }
    return sampleConsent(parent, form, { ...stamp, id: consentRandom.uuid() })
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
    // Half of the breast sessions are from before their parts were written down one by one.
    const note = kind === 'breast' && visit.id < '8' ? this.withSession(draft, visit) : draft
    return signed ? this.signing(note) : note
  }

  private withSession(note: Note, visit: Visit): Note {
    const { content } = note
    const pain = { before: content.painBefore, after: content.painAfter }
    const { staffId } = this.setting.therapist
    const breast = sampleBreastSession(visit, staffId, content.objective, pain)
    return { ...note, content: { ...content, breast } }
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
