import { describe, expect, it } from 'vitest'
import { accountingSheet } from '#shared/domain/share/accounting-sheet'
import { accountingFrom, disclosures, disclosuresCsv } from '#shared/domain/share/disclosures'
import { faxCoverSheet } from '#shared/domain/share/fax-cover'
import { makeDisclosure } from '#shared/domain/share/make-disclosure'
import { makeEntry } from '#shared/domain/share/make-entry'
import { sharingEnded } from '#shared/domain/share/sharing-ended'
import { disclosureSchema, type Summary } from '#shared/schema/summary'
import { parent, provider } from '../summary/summary-sources'
import { idOf, summaryId } from './share-sources'

const timeZone = 'America/Los_Angeles'
const when = { now: '2026-11-21T18:00:00.000Z', timeZone }
const stamp = (number: number, at: string) => ({
  ...{ id: idOf(number), space: idOf(900), createdAt: at, createdBy: idOf(901) },
  ...{ updatedAt: at, updatedBy: idOf(901) },
})
const draft: Summary = {
  ...stamp(700, when.now),
  ...{ clientId: parent.id, providerId: provider.id, recipientRole: 'obgyn', state: 'draft' },
  ...{ noteIds: [], ask: 'May I?', requestBy: null, urgency: 'soon', parts: ['birth', 'pain'] },
  ...{ message: '', sentAt: null, sentHow: null, fileId: null, note: '', purpose: 'clearance' },
}
const disclosure = makeDisclosure(
  { summary: draft, parent, consents: [], provider, when },
  { method: 'page', byFax: false },
)
const sent: Summary = {
  ...draft,
  ...{ state: 'sent', sentAt: when.now, sentHow: 'page', disclosure },
}
const again = makeEntry(sent, stamp(701, '2026-11-22T18:00:00.000Z'), {
  ...{ kind: 'disclosed', how: 'here' },
  disclosure: { ...disclosure, method: 'print', byFax: true },
})

describe('a disclosure', () => {
  it('tells who, where, what, why and by what right, in the words of the day', () => {
    expect(disclosureSchema.parse(disclosure)).toEqual(disclosure)
    expect(disclosure).toMatchObject({
      ...{ recipientName: 'Ana Ruiz, MD', purpose: 'Asking for clearance', authority: 'said' },
      ...{ parts: ['birth', 'pain'], agreedOn: '2026-11-12' },
    })
    expect(disclosure.recipientPlace).toContain('Cascade Women’s Health')
    const faxed = makeDisclosure(
      { summary: draft, parent, consents: [], provider, when },
      { method: 'pdf', byFax: true },
    )
    expect(faxed.recipientPlace).toContain('fax (360) 555-0143')
  })
})

describe('the log of a person', () => {
  it('lists each time that something left, the latest first, and no draft', () => {
    const lines = disclosures([draft, { ...sent, id: summaryId }, again], [provider])
    expect(lines.map(({ disclosure: one }) => one.method)).toEqual(['print', 'page'])
  })

  it('keeps the recipient when the directory has changed, and says where it had to ask the directory', () => {
    const renamed = { ...provider, name: 'Somebody Else', organisation: '' }
    expect(disclosures([sent], [renamed])[0]?.disclosure.recipientName).toBe('Ana Ruiz, MD')
    const { disclosure: _none, ...old } = sent
    expect(disclosures([old], [renamed])[0]).toMatchObject({
      ...{ asListedNow: true, disclosure: { recipientName: 'Somebody Else' } },
    })
  })

  it('reaches back six years', () => {
    expect(accountingFrom('2026-11-21')).toBe('2020-11-21')
  })

  it('is a table in which nothing runs', () => {
    const bad = { ...disclosure, recipientName: '=HYPERLINK("x")', recipientPlace: 'a, "b"' }
    const csv = disclosuresCsv(disclosures([{ ...sent, disclosure: bad }], []), {
      ...{ timeZone, nameOf: () => 'Maya' },
    })
    const [head, line, end] = csv.split('\r\n')
    expect(head?.split(',')).toHaveLength(11)
    expect(line).toContain(`"'=HYPERLINK(""x"")"`)
    expect(line).toContain('"a, ""b"""')
    expect(end).toBe('')
  })

  it('is an accounting on paper, with markup as words', () => {
    const bad = { ...disclosure, recipientName: '<script>1</script>' }
    const html = accountingSheet({
      ...{
        practiceName: '<b>P</b>',
        practiceLines: [],
        personName: 'Maya <i>F',
        dateOfBirth: null,
      },
      ...{ fromDay: '2020-11-21', today: '2026-11-21', timeZone, paper: 'Letter' },
      lines: disclosures([{ ...sent, disclosure: bad }], []),
    })
    expect(html).not.toMatch(/<script>|<i>F|<b>P/)
    expect(html).toContain('&lt;script&gt;1')
    expect(html).toContain('Asking for clearance')
  })

  it('says how often, and on many sheets whose they are on each', () => {
    const many = (count: number) =>
      accountingSheet({
        ...{
          practiceName: 'P',
          practiceLines: [],
          personName: 'Maya Fernandez',
          dateOfBirth: null,
        },
        ...{ fromDay: '2020-11-21', today: '2026-11-21', timeZone, paper: 'Letter' },
        lines: Array.from({ length: count }, (_, at) =>
          disclosures([{ ...sent, id: idOf(1000 + at) }], []),
        ).flat(),
      })
    expect(many(0)).toContain('Nov 21, 2026.</p>')
    expect(many(0)).toContain('Nothing was sent to anybody in that time.')
    expect(many(1)).toContain('Nov 21, 2026: once.</p>')
    expect(many(1).match(/Maya Fernandez/g)).toHaveLength(1)
    expect(many(400)).toContain(': 400 times.</p>')
    expect(many(400).match(/<thead><tr><td colspan="4">[^/]*Maya Fernandez/g)).toHaveLength(1)
  })
})

describe('the end of a permission', () => {
  it('counts the drafts that are held and what cannot be called back', () => {
    const other = { ...sent, id: idOf(702), providerId: idOf(11) }
    const ended = sharingEnded([draft, { ...sent, id: idOf(703) }, again, other], [], provider.id)
    expect(ended.drafts).toBe(1)
    expect(ended.gone).toHaveLength(2)
  })
})

describe('a fax cover', () => {
  it('names the two offices and the pages, and no client', () => {
    const html = faxCoverSheet({
      practice: { name: 'Doorstep Bodywork', lines: ['1 Main Street'] },
      therapist: { name: 'Jordan Lee', phone: '(360) 555-0199' },
      recipient: { name: 'Ana <Ruiz>', organisation: 'Cascade', fax: '' },
      ...{ date: 'Nov 21, 2026', pages: 2, paper: 'Letter' },
    })
    expect(html).toContain('Ana &lt;Ruiz&gt;')
    expect(html).toContain('2, with this one')
    expect(html).toContain('Not recorded')
    expect(html).not.toContain('Fernandez')
  })
})
