import { start } from './run.mjs'
import { Stop } from './say.mjs'

/** Whether a window can be shown to a person here. */
export function hasDisplay() {
  return (
    process.platform !== 'linux' ||
    Boolean(process.env.DISPLAY) ||
    Boolean(process.env.WAYLAND_DISPLAY)
  )
}

/** Calls `work` with a display for its windows: the person's own, or, where there is none, one nobody sees. */
export async function withDisplay(work) {
  if (process.platform !== 'linux' || hasDisplay()) return work()
  return withHiddenScreens(1, work)
}

/**
 * Calls `work` with `count` displays that nobody sees, named in DOORSTEP_SCREENS: tests must not pop up
 * windows, count pixels, and two programs on one screen would feel each other's pointer.
 */
export async function withHiddenScreens(count, work) {
  if (process.platform !== 'linux') return work()
  const before = {
    DISPLAY: process.env.DISPLAY,
    WAYLAND_DISPLAY: process.env.WAYLAND_DISPLAY,
    DOORSTEP_SCREENS: process.env.DOORSTEP_SCREENS,
  }
  const screens = []
  try {
    for (let number = 0; number < count; number++) screens.push(await startXvfb())
    process.env.DISPLAY = screens[0].display
    process.env.DOORSTEP_SCREENS = screens.map(({ display }) => display).join(' ')
    delete process.env.WAYLAND_DISPLAY
    return await work()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await Promise.all(screens.map((screen) => screen.stop()))
  }
}

async function startXvfb() {
  // It picks a free display itself and writes the number to descriptor 3. Detached: Ctrl+C must reach
  // the windows first and their screen only after them.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset']
  const xvfb = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
  const ended = new Promise((done) => {
    xvfb.once('error', done)
    xvfb.once('close', done)
  })
  let words = ''
  xvfb.stderr.on('data', (chunk) => {
    words += chunk
  })
  const number = await new Promise((done) => {
    let text = ''
    xvfb.stdio[3].on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) done(text.trim())
    })
    ended.then(() => done(null))
    setTimeout(() => done(null), 15_000).unref()
  })
  if (number === null) {
    xvfb.kill('SIGKILL')
    throw new Stop(`Xvfb (the screen nobody sees) did not start:\n${words.trim()}`)
  }
  return {
    display: `:${number}`,
    async stop() {
      xvfb.kill('SIGTERM')
      await ended
    },
  }
}
