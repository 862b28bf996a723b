import { join } from 'node:path'
import { app, nativeTheme, powerMonitor } from 'electron'
import { guardContents } from './contents-guard'
import { createDesk } from './desk'
import { reportBug } from './ipc'
import { setMenu } from './menu'
import { registerScheme } from './protocol'
import { hardenSession } from './session'
import { applySwitches, emptyCrashDumps, refusedSwitch } from './start-checks'
import { removeLeftUnfinished } from './unfinished-files'
import { bringToFront, windowLook } from './window'
import { keepWindowSettings, readWindowSettings, type WindowSettings } from './window-settings'

app.setName('Doorstep')
// Without these, Electron shows an error's own words on the screen and Node writes them to a log.
process.on('uncaughtException', (cause) => reportBug('uncaught', cause))
process.on('unhandledRejection', (cause) => reportBug('unhandled', cause))
// A checkout run by root (build machines) must say --no-sandbox; an installed Doorstep refuses that.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
applySwitches(app)
registerScheme()

const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1)) : null
if (refused !== null) {
  process.stderr.write(`Doorstep does not start with --${refused}.\n`)
  app.exit(2)
} else if (!app.requestSingleInstanceLock()) {
  // Before any window: a second program on the same records could not open them, and must not seem empty.
  process.stderr.write('Doorstep is already open. Its window has been brought to the front.\n')
  app.exit(0)
} else {
  start()
}

function start(): void {
  const userData = app.getPath('userData')
  let settings: WindowSettings = readWindowSettings(userData)
  const keep = (next: WindowSettings) => {
    settings = next
    return keepWindowSettings(userData, next)
  }
  const desk = createDesk({
    userData,
    rendererFolder: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    settings: () => settings,
    keepLook: (window) => keep(windowLook(window, settings.theme)),
    setTheme(theme) {
      nativeTheme.themeSource = theme
      void keep({ ...settings, theme })
    },
  })
  nativeTheme.themeSource = settings.theme

  app.on('session-created', hardenSession)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('second-instance', () => {
    const window = desk.current()?.window
    if (window) bringToFront(window)
  })
  app.on('window-all-closed', () => app.quit())

  void app.whenReady().then(async () => {
    // Not waited for: a folder of an absent server may take its time to say so.
    void removeLeftUnfinished(userData)
    await desk.open('practice')
    setMenu(app.isPackaged)
    powerMonitor.on('suspend', () => void desk.lock())
    powerMonitor.on('lock-screen', () => void desk.lock())
    await emptyCrashDumps(app.getPath('crashDumps'))
  })
}
