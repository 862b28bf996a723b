import { expect, test } from '../fixtures/app'

test('every permission is refused', async ({ launchApp }) => {
  const { page, watched } = await launchApp()
  watched.expectErrors(/permission|policy|violation/i)
  const outcomes = await page.evaluate(async () => {
    const outcome = (work: () => unknown) =>
      Promise.race([
        (async () => {
          try {
            const value = await work()
            return value === 'denied' || value === false || value === undefined
              ? 'refused'
              : 'allowed'
          } catch {
            return 'refused'
          }
        })(),
        new Promise<string>((answer) => setTimeout(() => answer('no answer'), 4000)),
      ])
    // Most of these are not in TypeScript's DOM, or not in every Chromium: absent is refused.
    // biome-ignore lint/suspicious/noExplicitAny: names that may not exist are called on purpose.
    const any = navigator as any
    const asks: Record<string, () => unknown> = {
      geolocation: () =>
        new Promise((allowed, denied) =>
          navigator.geolocation.getCurrentPosition(allowed, (error) => denied(error)),
        ),
      notifications: () => Notification.requestPermission(),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      'clipboard read': () => navigator.clipboard.readText().then(() => 'read'),
      usb: () => any.usb.requestDevice({ filters: [] }),
      serial: () => any.serial.requestPort(),
      hid: () =>
        any.hid.requestDevice({ filters: [] }).then((found: unknown[]) => found.length > 0),
      bluetooth: () => any.bluetooth.requestDevice({ acceptAllDevices: true }),
      midi: () => any.requestMIDIAccess({ sysex: true }),
      'idle detection': () => any.IdleDetector.requestPermission(),
      'window management': () =>
        (window as never as { getScreenDetails(): unknown }).getScreenDetails(),
      fonts: () =>
        (window as never as { queryLocalFonts(): Promise<unknown[]> })
          .queryLocalFonts()
          .then((fonts) => fonts.length > 0),
      'save file picker': () =>
        (window as never as { showSaveFilePicker(): unknown }).showSaveFilePicker(),
      'wake lock': () => navigator.wakeLock.request('screen'),
      'keyboard lock': () => any.keyboard.lock().then(() => 'locked'),
    }
    const found: Record<string, string> = {}
    for (const [name, ask] of Object.entries(asks)) found[name] = await outcome(ask)
    return found
  })
  const allowed = Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused')
  expect(allowed).toEqual([])
})

test('nothing is checked as granted either', async ({ launchApp }) => {
  const { page } = await launchApp()
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
    const found: string[] = []
    for (const name of names) {
      const status = await navigator.permissions
        .query({ name: name as PermissionName })
        .catch(() => null)
      found.push(`${name} ${status?.state ?? 'unknown'}`)
    }
    return found
  })
  expect(states.filter((line) => line.endsWith(' granted'))).toEqual([])
})

test('the records may not be thrown away when the disk runs low', async ({ launchApp }) => {
  const { page } = await launchApp()
  expect(await page.evaluate(() => navigator.storage.persist())).toBe(true)
})
