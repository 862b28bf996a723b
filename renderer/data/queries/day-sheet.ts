import { combineLatest, map, type Observable } from 'rxjs'
import { windowReasonWords, windowTimes } from '#shared/domain/clients/words'
import type { DaySheet, SheetStop } from '#shared/domain/print/day-sheet'
import { isCalledOff, noMargins } from '#shared/domain/schedule/occupied-time'
import { dayWords, timeRangeWords, timeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { packList } from '#shared/domain/supplies/pack-list'
import { quantityWords } from '#shared/domain/supplies/words'
import { addDays, addMinutes, dayOf, startOfDay, weekdayOf } from '#shared/domain/time/calendar-day'
import type { AccessCard, Client } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { visitFacts } from '../visit-facts'
import { fullName } from './client-directory'
import { type DayBook, dayBook, marginsOf } from './day-book'
import { practiceEntry, staffMember } from './practice'
import { type PackDay, packDay } from './stock'

/** A therapist's day as it goes on paper. `now` says when it was made. */
export function daySheet(
  store: Store,
  staffId: string,
  day: string,
  timeZone: string,
  now: string,
): Observable<DaySheet> {
  const fromAt = startOfDay(day, timeZone)
  const toAt = startOfDay(addDays(day, 1), timeZone)
  return combineLatest([
    dayBook(store, fromAt, toAt),
    packDay(store, staffId, fromAt, toAt),
    staffMember(store, staffId),
    practiceEntry(store),
  ]).pipe(
    map(([book, pack, staff, practice]) => {
      const { callName = '', callPhone = '' } = staff?.notices ?? {}
      return {
        dayWords: dayWords(day, day),
        practiceName: practice?.name ?? '',
        therapistName: staff?.name ?? '',
        paper: practice?.practice?.paper ?? 'Letter',
        stops: book.visits
          .filter((visit) => visit.therapistId === staffId && !isCalledOff(visit))
          .map((visit) => stopOf(visit, book, day, timeZone)),
        pack: packTotals(pack, staffId, day),
        callWhenOverdue: [callName, callPhone].filter(Boolean).join(', '),
        printedWords: `Printed ${dayWords(dayOf(now, timeZone), '')}, ${timeWords(now, timeZone)}`,
      }
    }),
  )
}

function stopOf(visit: Visit, book: DayBook, day: string, timeZone: string): SheetStop {
  const facts = visitFacts(visit, book, timeZone)
  const margins = marginsOf(book.services).get(visit.serviceId) ?? noMargins
  const client = book.people.get(visit.clientId)
  const contact = client?.contact
  const withBabies = facts.infantNames.length > 0 ? `with ${facts.infantNames.join(', ')}` : ''
  return {
    atDoor: timeWords(addMinutes(visit.startAt, -margins.setupMin), timeZone),
    session: timeRangeWords(visit.startAt, visit.endAt, timeZone),
    name: facts.name || 'Client',
    about: [facts.perinatal, facts.serviceName, withBabies].filter(Boolean).join(' · '),
    address: facts.address,
    phone: contact?.phone ?? '',
    gateCode: facts.home?.access.gateCode ?? '',
    quietEntry: facts.home?.access.quietEntry ?? false,
    access: accessLines(facts.home?.access),
    windows: windowLines(client, day),
    allergies: [visit.clientId, ...visit.infantIds].flatMap((id) => allergyOf(id, book)),
    // Nobody was asked about a person who has no chart yet.
    allergiesNotAsked: [visit.clientId, ...visit.infantIds].flatMap((id) => {
      const person = book.people.get(id)
      const asked = (book.charts.get(id)?.allergyHistory ?? 'notAsked') !== 'notAsked'
      return person && !asked ? [fullName(person.name) || 'Baby'] : []
    }),
    emergency: [contact?.emergencyName, contact?.emergencyPhone].filter(Boolean).join(', '),
    state: visit.state === 'finished' ? visitStateWords.finished.word : '',
  }
}

const accessLines = (access: AccessCard | undefined): SheetStop['access'] =>
  [
    { label: 'Parking', words: access?.parking ?? '' },
    { label: 'Entrance', words: access?.entrance ?? '' },
    { label: 'Stairs', words: access?.stairs ?? '' },
    { label: 'Pets', words: access?.pets ?? '' },
    { label: 'At home', words: access?.othersAtHome ?? '' },
    { label: 'Good to know', words: access?.note ?? '' },
  ].filter(({ words }) => words !== '')

const windowLines = (client: Client | undefined, day: string): readonly string[] =>
  (client?.home?.windows ?? [])
    .filter(({ weekdays }) => weekdays.length === 0 || weekdays.includes(weekdayOf(day)))
    .map((window) => {
      const firm = window.strength === 'hard' ? 'never outside' : 'rather then'
      return `${windowReasonWords[window.reason]}, ${windowTimes(window)}, ${firm}`
    })

function allergyOf(id: string, book: DayBook): SheetStop['allergies'] {
  const person = book.people.get(id)
  const allergies = book.charts.get(id)?.allergies ?? []
  if (!person || allergies.length === 0) return []
  const words = allergies.map(({ substance }) => substance).join(', ')
  return [{ name: fullName(person.name) || 'Baby', words }]
}

/** What the whole day needs, whether or not it is packed by now. */
function packTotals(pack: PackDay, staffId: string, day: string): DaySheet['pack'] {
  const { lines } = packList({
    ...{ visits: pack.visits, items: pack.entries, ledger: pack.book.ledger },
    ...{ holderId: staffId, today: day, bagLiters: null },
    charges: new Map(),
    // Allergies stand at their stops; what they speak against is not packed from this list alone.
    remarksOf: () => [],
  })
  return lines.map(({ label, need, unit }) => ({
    label,
    quantity: need === null ? '' : quantityWords(need, unit),
  }))
}
