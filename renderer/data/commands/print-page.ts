import { ok, type Result, refused } from '#shared/result'
import { recordAct, subjectOnScreen } from '../audit/record-act'
import type { Session } from '../session'

/** Asks where, and writes a complete HTML page there as PDF. The name is suggested: no client in it. */
export async function savePageAsPdf(
  session: Session,
  page: {
    readonly html: string
    readonly paper: 'Letter' | 'A4'
    readonly suggestedName: string
  },
): Promise<Result<{ readonly fileName: string }, 'cancelled' | 'disk' | 'unknownDocument'>> {
  const { html, paper, suggestedName } = page
  const { token } = await window.doorstep.call('document.put', { html })
  try {
    const saved = await window.doorstep.call('document.savePdf', { token, paper, suggestedName })
    if (!saved.ok) return refused(saved.refusal.code)
    await recordAct(session, { what: 'exported', ...subjectOnScreen(), how: 'pdf' })
    return ok({ fileName: saved.value.fileName })
  } finally {
    await window.doorstep.call('document.release', { token })
  }
}

/** Sends a complete HTML page to the printer; it is forgotten afterwards. */
export async function printPage(
  session: Session,
  html: string,
): Promise<Result<null, 'cancelled' | 'noPrinter' | 'unknownDocument'>> {
  const { token } = await window.doorstep.call('document.put', { html })
  try {
    const printed = await window.doorstep.call('document.print', { token })
    if (!printed.ok) return refused(printed.refusal.code)
    await recordAct(session, { what: 'printed', ...subjectOnScreen() })
    return ok(null)
  } finally {
    await window.doorstep.call('document.release', { token })
  }
}
