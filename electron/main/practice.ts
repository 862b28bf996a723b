import { randomBytes } from 'node:crypto'
import { app, type BrowserWindow, type Session, session } from 'electron'
import type { Profile } from '#shared/ipc/contract'
import { pageUrl, readAddress, stoppedUrl } from './addresses'
import { createDocumentShelf } from './document-shelf'
import { answerCalls, reportBug, tellPage } from './ipc'
import { createPackShelf } from './places/pack-shelf'
import { partitionFolder, partitionName, profileFolder, windowTitle } from './profiles'
import { serve } from './protocol'
import { countStop } from './restarts'
import { createWindow } from './window'
import type { Theme, WindowSettings } from './window-settings'

const closeWaitMs = 3000

/** What a practice needs of the program around it. */
export interface Surroundings {
  readonly userData: string
  readonly rendererFolder: string
  readonly preload: string
  readonly settings: WindowSettings
  /** Called while the window still stands, to remember its size. */
  readonly keepLook: (window: BrowserWindow) => Promise<void>
  readonly setTheme: (theme: Theme) => void
  readonly openProfile: (profile: Profile) => void
  readonly discardSample: () => Promise<void>
}

/** One profile on the screen: its window, its keys while unlocked, and all that hangs on them. */
export interface Practice {
  readonly profile: Profile
  readonly window: BrowserWindow
  readonly session: Session
  /** Forgets the keys and tells the page. */
  lock(): Promise<void>
  /** Lets the page finish what it writes (three seconds at most), then ends the window. */
  close(): Promise<void>
  /** Ends the window now. */
  end(): Promise<void>
}

export function openPractice(profile: Profile, around: Surroundings): Practice {
  const documents = createDocumentShelf(() => randomBytes(16).toString('hex'))
  const packs = createPackShelf(() => randomBytes(8).toString('hex'))
  const served = {
    rendererFolder: around.rendererFolder,
    findDocument: documents.find,
    readPack: packs.read,
  }
  const pageSession = session.fromPartition(partitionName(profile))
  serve(pageSession, served)
  const window = createWindow({
    session: pageSession,
    preload: around.preload,
    title: windowTitle(profile),
    settings: around.settings,
    devTools: !app.isPackaged,
  })
  const contents = window.webContents
  // A load that fails is the concern of the stop handling or of the closing window.
  const show = (url: string) => void contents.loadURL(url).catch(() => {})
  show(pageUrl)

  const ending = watchEnding(window, async () => {
    await Promise.all([around.keepLook(window), calls.then((loaded) => loaded.dispose())])
  })
  const calls = import('./practice-calls').then(({ createPracticeCalls }) => {
    const printSession = session.fromPartition(`print-${profile}`)
    serve(printSession, served)
    return createPracticeCalls({
      ...around,
      profile,
      folders: {
        profile: profileFolder(around.userData, profile),
        partition: partitionFolder(around.userData, profile),
      },
      window,
      pageSession,
      printSession,
      documents,
      packs,
      readyToClose: ending.pageIsReady,
      reloadPage: () => show(pageUrl),
    })
  })
  answerCalls(
    contents,
    calls.then((loaded) => loaded.handlers),
    reportBug,
  )

  const lock = async () => (await calls).lock()
  watchPage(window, ending, async (reopen) => {
    await lock()
    show(reopen ? pageUrl : stoppedUrl)
  })
  return {
    profile,
    window,
    session: pageSession,
    async lock() {
      await lock()
      tellPage(contents, 'lock')
    },
    close: ending.close,
    end: ending.end,
  }
}

interface Ending {
  readonly begun: () => boolean
  readonly pageIsReady: () => void
  readonly close: () => Promise<void>
  readonly end: () => Promise<void>
}

/** The window does not go before the page has written what it holds, or the wait is over. */
function watchEnding(window: BrowserWindow, tidy: () => Promise<void>): Ending {
  let closing: Promise<void> | null = null
  let pageIsReady = () => {}
  const end = async () => {
    if (window.isDestroyed()) return
    await tidy()
    window.destroy()
  }
  const letPageFinish = () =>
    new Promise<void>((done) => {
      pageIsReady = done
      setTimeout(done, closeWaitMs)
      window.webContents.once('render-process-gone', () => done())
      tellPage(window.webContents, 'closing')
    })
  const close = () => {
    closing ??= letPageFinish().then(end)
    return closing
  }
  window.on('close', (event) => {
    event.preventDefault()
    void close()
  })
  return { begun: () => closing !== null, pageIsReady: () => pageIsReady(), close, end }
}

/**
 * A page that stopped comes back by itself, locked; one that keeps stopping gives way to a static page.
 * The same for a page that went to about:blank, the one navigation Electron lets nobody refuse.
 */
function watchPage(
  window: BrowserWindow,
  ending: Ending,
  again: (reopen: boolean) => Promise<void>,
): void {
  let stopsAtMs: readonly number[] = []
  const stopped = () => {
    if (ending.begun() || window.isDestroyed()) return
    const counted = countStop(stopsAtMs, Date.now())
    stopsAtMs = counted.stopsAtMs
    void again(counted.reopen)
  }
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') stopped()
  })
  window.webContents.on('did-navigate', (_event, url) => {
    if (readAddress(url).kind === 'refused') stopped()
  })
}
