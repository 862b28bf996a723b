import { expect, test } from 'vitest'
import { recoverySheet } from '#shared/domain/print/recovery-sheet'

const code = 'ZATV-3310-Z6GY-11NQ-D21Q-360X-XX14-QE8T-GAFV'

test('the sheet holds every group, in order and numbered', () => {
  const html = recoverySheet({
    practiceName: 'Juniper',
    recoveryCode: code,
    madeOn: 'November 21, 2026',
  })
  const groups = [...html.matchAll(/<li><span>(\d)<\/span>([0-9A-Z]{4})<\/li>/g)]
  expect(groups.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(groups.map(([, , group]) => group).join('-')).toBe(code)
})

test('a name with markup in it stays a name', () => {
  const practiceName = '<script>alert("1")</script> & co'
  const html = recoverySheet({ practiceName, recoveryCode: code, madeOn: 'today' })
  expect(html).not.toContain('<script>')
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co')
})
