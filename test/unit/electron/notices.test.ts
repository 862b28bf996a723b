import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNoticeClock, type NoticeWords } from '#electron/main/notices'

const start = Date.parse('2026-03-02T17:00:00.000Z')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
const overdue = (minutes: number) => ({ kind: 'overdue', at: at(minutes), aboutAt: at(0) }) as const
const leave = (minutes: number) =>
  ({ kind: 'leave', at: at(minutes), aboutAt: at(minutes + 10) }) as const

let folder = ''
let file = ''
let shown: NoticeWords[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notices-'))
  file = join(folder, 'notices.json')
  shown = []
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: start })
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const clock = () => createNoticeClock({ file, nowMs: Date.now, show: (words) => shown.push(words) })
const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * 60_000)
const bodies = () => shown.map(({ body }) => body)

describe('notices of the system', () => {
  it('come at their time, once, without a name', async () => {
    const one = clock()
    await one.start()
    await one.set([overdue(20), leave(5)])
    await pass(4)
    expect(bodies()).toEqual([])
    await pass(60)
    expect(shown).toEqual([
      { title: 'Doorstep', body: 'Time to leave in 10 minutes.', insists: false },
      {
        title: 'Doorstep: are you all right?',
        body: 'A visit should have ended 20 minutes ago.',
        insists: true,
      },
    ])
    // The page sends what was due a moment ago along: it is not told twice.
    await one.set([overdue(20), overdue(64)])
    await pass(1)
    expect(bodies()).toHaveLength(3)
    await one.stop()
  })

  it('outlive a restart: the file holds times and kinds, and nothing else', async () => {
    const one = clock()
    await one.start()
    await one.set([overdue(20), overdue(30)])
    await pass(21)
    await one.stop()
    await vi.waitFor(() => expect(JSON.parse(readFileSync(file, 'utf8')).told).toHaveLength(1))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      notices: [overdue(30)],
      told: [`overdue ${at(20)}`],
    })
    const next = clock()
    await next.start()
    await pass(10)
    expect(bodies()).toEqual([
      'A visit should have ended 20 minutes ago.',
      'A visit should have ended 30 minutes ago.',
    ])
    await next.stop()
  })

  it('are gone when the page says so', async () => {
    const one = clock()
    await one.start()
    await one.set([overdue(20)])
    await one.set([])
    await pass(60)
    expect(shown).toEqual([])
    await one.stop()
  })

  it('after a sleep say the last of what was missed, and no door of an hour ago', async () => {
    const one = clock()
    await one.start()
    await one.set([overdue(20), overdue(30), overdue(40), leave(5)])
    vi.setSystemTime(start + 80 * 60_000)
    await pass(1)
    expect(bodies()).toEqual(['A visit should have ended 1 hour 20 minutes ago.'])
    await one.stop()
  })

  it('missed in a sleep are told also when the page is awake first and sends what is still to come', async () => {
    const one = clock()
    await one.start()
    await one.set([overdue(20), overdue(30)])
    vi.setSystemTime(start + 25 * 60_000)
    await one.set([overdue(30)])
    expect(bodies()).toEqual(['A visit should have ended 25 minutes ago.'])
    await one.stop()
  })

  it('start from nothing when the file is damaged', async () => {
    const { writeFileSync } = await import('node:fs')
    writeFileSync(file, '{"notices":[{"kind":"overdue","at":"never"}]')
    const one = clock()
    await one.start()
    await one.set([leave(5)])
    await pass(6)
    expect(bodies()).toEqual(['Time to leave in 10 minutes.'])
    await one.stop()
  })
})
