import { BrowserWindow, type Session } from 'electron'
import { documentUrl } from './document-shelf'

export type Paper = 'Letter' | 'A4'

export interface Printing {
  pdf(token: string, paper: Paper): Promise<{ pdf: Uint8Array<ArrayBuffer>; pages: number }>
  /** Opens the system's print dialog. */
  print(token: string): Promise<'printed' | 'cancelled' | 'noPrinter'>
  /** Ends what is under way. */
  dispose(): void
}

/** A page is printed again and again while it is written; each window costs a process to start. */
const idleMs = 5000

/**
 * Prints documents through a hidden window that shares nothing with the page: no script, no preload,
 * a session that lives in memory only. One document at a time; the window is kept for the next one and
 * goes when none has come for a while.
 */
export function createPrinting(session: Session): Printing {
  let window: BrowserWindow | null = null
  let idle: ReturnType<typeof setTimeout> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const close = () => {
    clearTimeout(idle)
    if (window && !window.isDestroyed()) window.destroy()
    window = null
  }
  const windowNow = () => {
    if (!window || window.isDestroyed()) window = createHiddenWindow(session)
    return window
  }
  const withDocument = <Value>(token: string, use: (window: BrowserWindow) => Promise<Value>) => {
    const next = last.then(async () => {
      clearTimeout(idle)
      try {
        const hidden = windowNow()
        await hidden.loadURL(documentUrl(token))
        const value = await use(hidden)
        if (window) idle = setTimeout(close, idleMs)
        return value
      } catch (error) {
        // Whatever state it is in, the next document begins with a window of its own.
        close()
        throw error
      }
    })
    last = next.catch(() => {})
    return next
  }

  return {
    pdf: (token, paper) => withDocument(token, (hidden) => toPdf(hidden, paper)),
    print: (token) => withDocument(token, (hidden) => toPrinter(hidden).finally(close)),
    dispose: close,
  }
}

function createHiddenWindow(session: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webgl: false,
      devTools: false,
      spellcheck: false,
      disableDialogs: true,
    },
  })
}

/** Words are tagged. A page printed before its fonts had come is white and has no tag at all. */
const hasWords = (pdf: Buffer): boolean => pdf.includes('/StructTreeRoot')
const mostTries = 8

/** Never a white page: what should have words is printed until it has them. Throws when it never does. */
async function toPdf(window: BrowserWindow, paper: Paper) {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const pdf = await printOnce(window, paper)
    if (hasWords(pdf)) return { pdf: new Uint8Array(pdf), pages: countPages(pdf) }
    await new Promise((done) => setTimeout(done, 50 * tries))
  }
  throw new Error('The page came out without a word')
}

function printOnce(window: BrowserWindow, paper: Paper): Promise<Buffer> {
  return window.webContents.printToPDF({
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  })
}

/** Chromium writes its page objects uncompressed: one `/Type /Page` each, beside `/Type /Pages`. */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  return text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
}

/** As PDF first: then its fonts are there, and paper is never white either. */
async function toPrinter(window: BrowserWindow): Promise<'printed' | 'cancelled' | 'noPrinter'> {
  const printers = await window.webContents.getPrintersAsync()
  if (printers.length === 0) return 'noPrinter'
  await toPdf(window, 'Letter')
  return new Promise((done) => {
    window.once('closed', () => done('cancelled'))
    window.webContents.print({ printBackground: true }, (success) => {
      done(success ? 'printed' : 'cancelled')
    })
  })
}
