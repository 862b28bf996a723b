import type { CollectionName } from '../../schema/collections'
import type { DoorGate, GateAnswerValue } from '../../schema/door-gate'
import { careRoleWords, dateWords, sharingWords } from '../clients/words'
import { screeningWords } from '../clinical/screening-choices'
import { consentKindWords } from '../consents/words'
import { centsWords } from '../money/cents'
import { escapeHtml } from '../print/escape-html'
import { timeWords } from '../schedule/time-words'
import { visitStateWords } from '../schedule/visit-state-words'
import { authorityWords, methodWords } from '../share/words'
import { flagWords } from '../summary/flag-words'
import { partWords } from '../summary/words'
import { serviceKindWords } from '../supplies/words'
import { type Sayer, valueLines } from '../sync/value-words'
import { dayOf } from '../time/calendar-day'
import { type ClientCopy, personWords } from './client-copy'
import { copyStyle } from './copy-style'

type NoteOfCopy = ClientCopy['notes'][number]

interface Page {
  readonly copy: ClientCopy
  readonly say: Sayer
}

/**
 * The copy to be read and printed: one column, a complete page without a script, for Letter or A4. Every
 * text of a person is escaped here.
 */
export function copyPage(copy: ClientCopy, paper: 'Letter' | 'A4'): string {
  const page: Page = {
    copy,
    say: { timeZone: copy.timeZone, nameOf: (id) => copy.names[id] ?? null },
  }
  const parts = [personPart, healthPart, visitsPart, notesPart, screeningsPart, consentsPart]
  const rest = [moneyPart, sharedPart, formsPart, filesPart]
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Copy of a record</title><style>${copyStyle(paper)}</style></head>
<body>
${head(page)}
${[...parts, ...rest].map((part) => part(page)).join('\n')}
</body>
</html>`
}

const on = ({ copy }: Page, at: string): string => dateWords(dayOf(at, copy.timeZone))
const moment = (page: Page, at: string): string =>
  `${on(page, at)}, ${timeWords(at, page.copy.timeZone)}`
const nameOf = ({ copy }: Page, id: string | null): string => (id && copy.names[id]) || ''

const words = (text: string): string => escapeHtml(text.trim()).replaceAll('\n', '<br>')
const line = (label: string, text: string): string =>
  text.trim() === '' ? '' : `<p><b>${escapeHtml(label)}</b> <bdi>${words(text)}</bdi></p>`
const section = (title: string, body: string): string =>
  body === '' ? '' : `<section><h2>${escapeHtml(title)}</h2>${body}</section>`
const entry = (title: string, body: string): string =>
  `<article><h3>${escapeHtml(title)}</h3>${body}</article>`
const join = (parts: readonly string[], by = ', '): string =>
  parts.filter((part) => part.trim() !== '').join(by)

/** Anything with parts, in the words that the program has for each of its fields. */
const told = (page: Page, collection: CollectionName, field: string, value: unknown): string =>
  valueLines(collection, field, JSON.stringify(value ?? null), page.say)
    .map(({ label, text }) => line(label, text))
    .join('')

function head({ copy }: Page): string {
  const { person, practice } = copy
  const where = join([practice.phone, practice.email], ' · ')
  const left = copy.leftOut
    .map(({ what, why }) => `<p class="left">Not in this copy: ${words(what)}. ${words(why)}</p>`)
    .join('')
  return `<header><h1><bdi>${escapeHtml(personWords(person))}</bdi></h1>
<p>Copy of the record kept by <b><bdi>${escapeHtml(practice.name)}</bdi></b>${where ? ` · <bdi>${escapeHtml(where)}</bdi>` : ''}</p>
<p>Made ${dateWords(copy.madeOn)} by <bdi>${escapeHtml(copy.madeBy)}</bdi>. It holds health information: whoever has it can read it.</p>${left}</header>`
}

function personPart(page: Page): string {
  const { person, family } = page.copy
  const { careTeam, home, contact } = person
  const team = careTeam.map(({ providerId, role, sharing }) =>
    join([nameOf(page, providerId), careRoleWords[role], sharingWords[sharing]], ' · '),
  )
  const address = home
    ? join([
        join([home.address.street, home.address.unit], ' '),
        home.address.city,
        join([home.address.region, home.address.postalCode], ' '),
      ])
    : ''
  return section(
    'Person',
    [
      line('Called', person.name.preferred),
      line('Pronouns', person.pronouns),
      line('Gender', person.gender ?? ''),
      line('Born', person.dateOfBirth ? dateWords(person.dateOfBirth) : ''),
      line(
        page.copy.about === 'parent' ? 'Children' : 'Parent',
        join(family.map(({ name }) => name)),
      ),
      line('Address', address),
      ...(contact ? [told(page, 'clients', 'contact', contact)] : []),
      ...(home ? [told(page, 'clients', 'home.access', home.access)] : []),
      ...(home && home.windows.length > 0
        ? [told(page, 'clients', 'home', { windows: home.windows })]
        : []),
      line('Care team', join(team, '\n')),
      line('Remark', person.note),
    ].join(''),
  )
}

function healthPart(page: Page): string {
  const charts = page.copy.charts.map((chart) =>
    [
      ...(chart.parent ? [told(page, 'charts', 'parent', chart.parent)] : []),
      ...(chart.infant ? [told(page, 'charts', 'infant', chart.infant)] : []),
      told(page, 'charts', '', {
        ...{ allergyHistory: chart.allergyHistory, allergies: chart.allergies },
        ...{ medications: chart.medications, conditions: chart.conditions },
        clearances: chart.clearances.map(
          ({ fileId: _f, earlierFileIds: _e, summaryEntryId: _s, ...one }) => one,
        ),
      }),
      line('Remark', chart.note),
    ].join(''),
  )
  return section('Health', charts.join(''))
}

function visitsPart(page: Page): string {
  const rows = page.copy.visits.map((visit) => {
    const what = join([nameOf(page, visit.serviceId), nameOf(page, visit.therapistId)], ' · ')
    const state = join([visitStateWords[visit.state].word, visit.stateReason], ': ')
    return `<tr><td>${moment(page, visit.startAt)}</td><td><bdi>${words(what)}</bdi></td><td>${words(state)}</td><td><bdi>${words(visit.plan)}</bdi></td></tr>`
  })
  if (rows.length === 0) return ''
  return section(
    `Visits (${rows.length})`,
    `<table><thead><tr><th>When</th><th>What</th><th>State</th><th>Plan</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  )
}

/** Each note with what was added to it after it was signed. */
function notesPart(page: Page): string {
  const { notes } = page.copy
  const heads = notes.filter(({ addendumTo }) => addendumTo === '')
  const known = new Set(heads.map(({ id }) => id))
  const after = (id: string) => notes.filter(({ addendumTo }) => addendumTo === id)
  const lost = notes.filter(({ addendumTo }) => addendumTo !== '' && !known.has(addendumTo))
  const articles = heads.map((note) =>
    entry(
      join([
        moment(page, note.sessionAt),
        serviceKindWords[note.content.serviceKind],
        note.state === 'draft' ? 'draft, not signed' : '',
      ]),
      [noteBody(page, note), ...after(note.id).map((one) => addition(page, one))].join(''),
    ),
  )
  return section(
    `Notes (${heads.length})`,
    [...articles, ...lost.map((one) => addition(page, one))].join(''),
  )
}

function noteBody(page: Page, { content, signature, authorId }: NoteOfCopy): string {
  const rating = (value: number | null) => (value === null ? '' : `${value} of 10`)
  const parts = (['breast', 'body', 'scar', 'infant', 'group'] as const).map((part) =>
    content[part] ? told(page, 'notes', `content.${part}`, content[part]) : '',
  )
  return [
    line('Reported', content.subjective),
    line('Observed', content.objective),
    line('Response', content.assessment),
    line('Plan', content.plan),
    line('Pain before', rating(content.painBefore)),
    line('Pain after', rating(content.painAfter)),
    line('Hands-on', content.handsOnMin === null ? '' : `${content.handsOnMin} min`),
    ...parts,
    line('Written by', nameOf(page, authorId)),
    signature
      ? line('Signed', join([signature.signedAs, moment(page, signature.signedAt)], ', '))
      : '',
  ].join('')
}

function addition(page: Page, note: NoteOfCopy): string {
  const { signature, content } = note
  const signed = signature
    ? join([signature.signedAs, moment(page, signature.signedAt)], ', ')
    : 'draft, not signed'
  return note.cosign
    ? line('Also signed', join([signed, content.addendum]))
    : line(`Added ${moment(page, note.createdAt)}`, join([content.addendum, signed], '\n'))
}

function screeningsPart(page: Page): string {
  const articles = page.copy.screenings.map((one) =>
    entry(
      `${screeningWords[one.kind]}, ${moment(page, one.startAt)}`,
      one.doorGate
        ? doorBody(page, one.doorGate)
        : told(page, 'screenings', one.kind, one[one.kind]),
    ),
  )
  const answers = page.copy.answersAboutThem.map(({ question, answer }) => line(question, answer))
  return section('Checks and screens', [...articles, ...answers].join(''))
}

/** By what was answered: each question in the words that the summaries have for it. */
function doorBody(page: Page, { answers, findings: _found, ...rest }: DoorGate): string {
  const by = (answer: GateAnswerValue) =>
    join(
      answers.filter((one) => one.answer === answer).map(({ id }) => flagWords[id] ?? id),
      '; ',
    )
  return [
    line('Reported', by('yes')),
    line('Asked, not there', by('no')),
    line('Asked, not known', by('unknown')),
    told(page, 'screenings', 'doorGate', rest),
  ].join('')
}

function consentsPart(page: Page): string {
  const articles = page.copy.consents.map((one) => {
    const title = page.copy.forms.find(({ sha256 }) => sha256 === one.form.sha256)?.title ?? ''
    const back = one.withdrawals.map(({ at, byName, reason }) =>
      line('Taken back', join([moment(page, at), byName, reason])),
    )
    return entry(
      `${consentKindWords[one.kind]}, ${moment(page, one.startAt)}`,
      [
        line('Form', title),
        told(page, 'consents', 'givenBy', one.givenBy),
        one.kind === 'sharing' || one.kind === 'intake'
          ? ''
          : told(page, 'consents', 'scope', one.scope),
        one.sharing ? told(page, 'consents', 'sharing', one.sharing) : '',
        one.answers.length > 0 ? told(page, 'consents', '', { answers: one.answers }) : '',
        line('Counts until', one.expiresOn ? dateWords(one.expiresOn) : one.expiresWith),
        ...back,
        line('Remark', one.note),
      ].join(''),
    )
  })
  return section('Consents', articles.join(''))
}

function moneyPart(page: Page): string {
  const articles = page.copy.receipts.map((one) => {
    if (one.receipt) {
      const { receipt } = one
      const name = `${receipt.number.series}-${String(receipt.number.sequence).padStart(4, '0')}`
      const lines = receipt.lines.map(({ description, netCents, taxCents }) =>
        line(description, centsWords(netCents + taxCents)),
      )
      return entry(
        `Receipt ${name}, ${dateWords(receipt.issuedOn)}`,
        [...lines, line('Total', centsWords(receipt.totalCents))].join(''),
      )
    }
    return entry(
      `${one.kind.charAt(0).toUpperCase()}${one.kind.slice(1)}, ${moment(page, one.startAt)}`,
      told(page, 'receipts', one.kind, one[one.kind]),
    )
  })
  return section('Money', articles.join(''))
}

function sharedPart(page: Page): string {
  const articles = page.copy.summaries
    .filter(({ state }) => state === 'sent')
    .map((one) => {
      const { entry: followed } = one
      const disclosure = followed ? followed.disclosure : (one.disclosure ?? null)
      const at = followed?.at ?? one.sentAt ?? one.createdAt
      return entry(
        `${followed && !disclosure ? 'Answer' : 'Sent'}, ${moment(page, at)}`,
        [
          line(
            'To',
            join([
              disclosure?.recipientName ?? nameOf(page, one.providerId),
              disclosure?.recipientPlace ?? '',
            ]),
          ),
          line('What', join((disclosure?.parts ?? []).map((part) => partWords[part]))),
          line('Why', disclosure?.purpose ?? ''),
          line('By what right', disclosure ? authorityWords[disclosure.authority] : ''),
          line('How', disclosure ? methodWords[disclosure.method] : ''),
          line('Asked', followed ? '' : one.ask),
          line(
            'Answer',
            followed && !disclosure ? join([followed.from, followed.words], ': ') : '',
          ),
        ].join(''),
      )
    })
  return section('What was shared', articles.join(''))
}

const formsPart = ({ copy }: Page): string =>
  section(
    'The texts that were signed',
    copy.forms.map(({ title, text }) => entry(title, `<p>${words(text)}</p>`)).join(''),
  )

const filesPart = ({ copy }: Page): string =>
  section('Files in this copy', copy.files.map(({ path, type }) => line(path, type)).join(''))
