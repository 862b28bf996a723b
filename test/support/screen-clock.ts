import type { ElectronApplication, Page } from '@playwright/test'

/** A Wednesday in the middle of a working day: the sample practice is made up around it. */
export const tourStart = '2026-11-18T10:05:00-06:00'
export const tourZone = 'America/Chicago'

/**
 * Gives every page of the app another present, which goes on at the usual pace. Only `Date` is changed:
 * timers, and what is measured with them, stay as they are.
 */
export async function startClockAt(app: ElectronApplication, instant: string): Promise<void> {
  const script = shiftDate(instant)
  await app.context().addInitScript(script)
  for (const page of app.windows()) await page.evaluate(script)
}

/** Moves the clock of one page; used between the steps of a visit. */
export const setClock = (page: Page, instant: string): Promise<void> =>
  page.evaluate(shiftDate(instant))

/** As text: what compiles this file adds names to functions that no page knows. */
const shiftDate = (instant: string): string => `{
  const wantedMs = ${Date.parse(instant)}
  if (!window.setClock) {
    const RealDate = Date
    let offsetMs = 0
    window.setClock = (nextMs) => { offsetMs = nextMs - RealDate.now() }
    const now = () => RealDate.now() + offsetMs
    window.Date = new Proxy(RealDate, {
      apply: () => new RealDate(now()).toString(),
      construct: (target, values, asked) =>
        Reflect.construct(target, values.length === 0 ? [now()] : values, asked),
      get: (target, name, receiver) =>
        name === 'now' ? now : Reflect.get(target, name, receiver),
    })
  }
  window.setClock(wantedMs)
}`
