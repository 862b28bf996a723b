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

/**
 * Prints documents through a hidden window that shares nothing with the page: no script, no preload,
 * a session that lives in memory only. One at a time, since each costs a process.
 */
export function createPrinting(session: Session): Printing {
  const open = new Set<BrowserWindow>()
  let last: Promise<unknown> = Promise.resolve()

  const withDocument = <Value>(token: string, use: (window: BrowserWindow) => Promise<Value>) => {
    const next = last.then(async () => {
      const window = createHiddenWindow(session)
      open.add(window)
      try {
        await window.loadURL(documentUrl(token))
        return await use(window)
      } finally {
        open.delete(window)
        if (!window.isDestroyed()) window.destroy()
      }
    })
    last = next.catch(() => {})
    return next
  }

  return {
    pdf: (token, paper) => withDocument(token, (window) => toPdf(window, paper)),
    print: (token) => withDocument(token, toPrinter),
    dispose() {
      for (const window of open) if (!window.isDestroyed()) window.destroy()
    },
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

async function toPdf(window: BrowserWindow, paper: Paper) {
  const pdf = await window.webContents.printToPDF({
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  })
  return { pdf: new Uint8Array(pdf), pages: countPages(pdf) }
}

/** Chromium writes its page objects uncompressed: one `/Type /Page` each, beside `/Type /Pages`. */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  return text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
}

async function toPrinter(window: BrowserWindow): Promise<'printed' | 'cancelled' | 'noPrinter'> {
  const printers = await window.webContents.getPrintersAsync()
  if (printers.length === 0) return 'noPrinter'
  return new Promise((done) => {
    window.once('closed', () => done('cancelled'))
    window.webContents.print({ printBackground: true }, (success) => {
      done(success ? 'printed' : 'cancelled')
    })
  })
}
