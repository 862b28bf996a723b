import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from 'electron'

/** Would hand the running program, its keys included, to whoever starts it this way. */
const refusedInPackaged = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'load-extension',
  'disable-extensions-except',
  'js-flags',
  'no-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'host-rules',
  'proxy-server',
  'log-net-log',
  'renderer-cmd-prefix',
  'gpu-launcher',
  'utility-cmd-prefix',
]

/** The first switch an installed Doorstep does not start with, or null. */
export function refusedSwitch(argv: readonly string[]): string | null {
  for (const argument of argv) {
    const name = /^--?([a-z-]+)/.exec(argument.toLowerCase())?.[1]
    if (name !== undefined && refusedInPackaged.includes(name)) return name
  }
  return null
}

/** Chromium services that talk to their maker, or keep what was shown. */
const switchedOff = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-http-cache',
  'disable-sync',
  'metrics-recording-only',
  'no-default-browser-check',
  'no-first-run',
  'no-pings',
]

const featuresOff = [
  'AsyncDns',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
]

/** Must run before the app is ready. */
export function applySwitches(app: App): void {
  for (const name of switchedOff) app.commandLine.appendSwitch(name)
  const already = app.commandLine.getSwitchValue('disable-features')
  const off = already === '' ? featuresOff : [already, ...featuresOff]
  app.commandLine.appendSwitch('disable-features', off.join(','))
  // Chromium resolves no name and reaches no address: preconnect, prefetch and its own services are
  // stopped here, below the request guard. What may talk to the practice's server is Node's network.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/** Crash dumps hold memory, so they may hold names. None are wanted, and none outlive a start. */
export async function emptyCrashDumps(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  await Promise.all(
    names.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => {})),
  )
}
