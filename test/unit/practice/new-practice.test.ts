import { describe, expect, test } from 'vitest'
import {
  emptyNewPractice,
  newOwner,
  newPracticeEntry,
  newPracticeSchema,
} from '#shared/domain/practice/new-practice'

const id = '00000001-0000-4000-8000-000000000000'
const at = '2026-11-21T08:30:00.000Z'
const stamp = { id, space: id, createdAt: at, createdBy: id, updatedAt: at, updatedBy: id }
const input = { ...emptyNewPractice, practiceName: 'Juniper', ownName: 'Maria' }

const setUp = (locale: string) =>
  newPracticeEntry(input, stamp, { timeZone: 'America/Chicago', locale }).practice

describe('a new practice', () => {
  test('takes paper and week from where the laptop is set to be', () => {
    expect(setUp('en-US')).toMatchObject({ paper: 'Letter', firstWeekday: 7 })
    expect(setUp('de-DE')).toMatchObject({ paper: 'A4', firstWeekday: 1 })
    expect(setUp('')).toMatchObject({ paper: 'Letter', firstWeekday: 7 })
  })

  test('has its maker as owner, who can sign', () => {
    const own = {
      clientSpace: id,
      deviceId: id,
      signingPublicKey: 'AAAA',
      sealingPublicKey: 'BBBB',
    }
    expect(newOwner(input, stamp, own)).toMatchObject({
      role: 'owner',
      name: 'Maria',
      signingKeys: [
        { deviceId: id, publicKey: 'AAAA', sealingKey: 'BBBB', name: 'Laptop 1', addedAt: at },
      ],
    })
  })

  test('needs both names, and a name of blanks is none', () => {
    const empty = newPracticeSchema.safeParse({ ...input, practiceName: '  ', ownName: '' })
    expect(empty.error?.issues.map(({ path }) => path[0])).toEqual(['practiceName', 'ownName'])
  })

  test('takes sixty letters, emoji, right-to-left text and script tags as they are', () => {
    for (const name of ['x'.repeat(60), 'Zoë 👶🏽', 'مريم', '<script>alert(1)</script>']) {
      const parsed = newPracticeSchema.parse({ ...input, practiceName: name, ownName: name })
      expect(parsed.practiceName).toBe(name)
    }
  })
})
