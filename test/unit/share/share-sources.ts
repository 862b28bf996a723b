import { toBase64 } from '#shared/crypto/bytes'
import type { Letter } from '#shared/domain/share/letter'
import type { Reply } from '#shared/domain/share/reply'
import type { SummaryPage } from '#shared/domain/summary/summary-content'

/* One made-up page and one answer to it, to be bent by each test. */

export const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const summaryId = idOf(700)
export const keyOf = (byte: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(byte)

export const reply = (more: Partial<Reply> = {}): Reply => ({
  kind: 'clearance',
  on: '2026-11-21',
  from: 'Ana Ruiz, MD',
  words: 'Not within a hand’s breadth of the incision.',
  scopes: ['body', 'scar'],
  until: '2027-01-15',
  ...more,
})

export const page = (more: Partial<SummaryPage> = {}): SummaryPage => ({
  ...{ paper: 'Letter', mark: '', date: 'November 21, 2026', purpose: 'Asking for clearance' },
  practice: { name: 'Doorstep Bodywork', lines: ['1 Main Street', '(360) 555-0100'] },
  recipient: { name: 'Ana Ruiz, MD', lines: ['OB/GYN · Cascade Women’s Health'] },
  therapist: { name: 'Jordan Lee', lines: ['Massage therapist · LMT MA60412345 (WA)'] },
  facts: [
    { label: 'Client', value: 'Maya Fernandez' },
    { label: 'Gave birth', value: 'November 4, 2026' },
  ],
  ...{ ask: 'May I work near the scar from week six?', urgency: 'Soon' },
  replyBy: 'November 24, 2026',
  sections: [
    {
      title: 'Background',
      blocks: [
        {
          ...{ topic: 'allergies', group: '', leaving: null },
          body: { kind: 'list', label: 'Allergies', items: ['Almond oil (hives, severe)'] },
        },
      ],
    },
    {
      title: 'Assessment',
      blocks: [
        {
          ...{ topic: 'response', group: '', leaving: null },
          body: {
            ...{ kind: 'pain', label: 'Pain, 0 to 10' },
            ratings: [{ day: 'Nov 20', before: '6', after: '3' }],
          },
        },
        {
          ...{ topic: 'observed', group: 'Session of Nov 20', leaving: null },
          body: { kind: 'text', label: 'Observed', text: 'Softer after twenty minutes.' },
        },
      ],
    },
  ],
  ...{ reply: 'Please answer by November 24, 2026.', consent: 'The client agreed.', leftOut: '' },
  ...more,
})

export const letter = (more: Partial<Letter> = {}): Letter => ({
  ...{ version: 1, summaryId, about: 'parent', replyKey: toBase64(keyOf(7)) },
  replyTo: { name: 'Doorstep Bodywork', phone: '(360) 555-0100', email: 'hello@example.com' },
  ...{ page: page(), files: [] },
  ...more,
})
