import { describe, expect, it } from 'vitest'
import { toBase64, utf8 } from '#shared/crypto/bytes'
import { answerPart } from '#shared/domain/share/mail-text'
import { openReply, sealReply } from '#shared/domain/share/sealed-reply'
import { spokenSoFar } from '#shared/domain/share/spoken-text'
import { keyOf, reply, summaryId } from './share-sources'

const road = { summaryId, replyKey: keyOf(7) }
const made = await sealReply(road, reply())
if (!made.ok) throw new Error('too long')
const { text, groups } = made.value
const lines = text.split('\n')

const html = [
  '<html><head><style>p { margin: 0 }</style></head><body><p class="first">Dear Jordan,</p>',
  ...lines.map((line) => `<div style="margin:0"><b>${line.replaceAll(' ', '&nbsp;')}</b></div>`),
  '<p>Best,<br>Ana &lt;ana@example.com&gt;</p></body></html>',
].join('\r\n')

/** Lines of 76 with soft breaks, as mail programs write them. */
const quotedPrintable = (plain: string): string =>
  plain
    .replaceAll('=', '=3D')
    .replaceAll('\u00a0', '=C2=A0')
    .split('\r\n')
    .map((line) => line.replace(/(.{60})(?=.)/g, '$1=\r\n').replace(/ $/, '=20'))
    .join('\r\n')
const wrapped = (plain: string): string => toBase64(utf8(plain)).replace(/(.{76})/g, '$1\r\n')

const multipart = (encoding: string, encode: (plain: string) => string): string =>
  [
    'From: Ana Ruiz <ana@example.com>',
    'Subject: =?utf-8?Q?Answer?=',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset="utf-8"',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    encode(`Dear Jordan,\r\n\r\n${lines.join(' \r\n')}\r\n\r\nBest, Ana`),
    '--b1',
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Type: text/html; charset="utf-8"',
    '',
    encode(html),
    '--b1--',
    '',
  ].join('\r\n')

const quoted = `On Friday Ana wrote:\n\n> > ${lines.join('\n> > ')}\n>\n> Best, Ana`
const onlyHtml = `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(html)}`
const mails: readonly (readonly [string, string])[] = [
  ['a plain mail', `Dear Jordan,\n\n${text}\n\nBest, Ana <ana@example.com>`],
  ['a mail quoted twice', quoted],
  ['a page of HTML', html],
  ['an HTML mail in quoted-printable', onlyHtml],
  ['a multipart mail', multipart('7bit', (plain) => plain)],
  ['a multipart mail in quoted-printable', multipart('quoted-printable', quotedPrintable)],
  ['a multipart mail in base64', multipart('base64', wrapped)],
  ['soft breaks that were pasted along', text.replace(/(.{9})/g, '$1=\n')],
  ['a mail with the words twice, the first time cut', `${lines.slice(0, 3).join('\n')}\n\n${text}`],
  ['a mail that speaks of it first', `Below is the Doorstep answer: see there.\n\n${text}`],
]

describe('an answer in a mail', () => {
  it.each(mails)('is found in %s', async (_kind, mail) => {
    const opened = await openReply(mail, [road])
    expect(opened.ok ? opened.value.reply : opened.refusal).toEqual(reply())
    // What the screen shows and counts is the same part.
    const { right, wrong, of } = spokenSoFar(answerPart(mail))
    expect([right, wrong]).toEqual([of, null])
  })

  it('with one group misheard is told by its number, whatever stands around it', async () => {
    const [first = '', second = '', ...rest] = groups.split(' ')
    const bent = [first, second.replace(/.$/, (end) => (end === '7' ? '8' : '7')), ...rest]
    const mail = `<p>Doorstep answer:</p><p>${bent.join(' ')}</p><p>End of answer</p>`
    expect(await openReply(mail, [road])).toEqual({
      ...{ ok: false, refusal: { code: 'group', number: 2 } },
    })
  })

  it('is not in a mail without one, nor in a long file of first lines', async () => {
    const none = { ok: false, refusal: { code: 'notAnAnswer' } }
    expect(await openReply('', [road])).toEqual(none)
    expect(await openReply('Dear Jordan, we call you on Monday.', [road])).toEqual(none)
    expect(await openReply('Doorstep answer: none\n'.repeat(20_000), [road])).toEqual(none)
  })
})
