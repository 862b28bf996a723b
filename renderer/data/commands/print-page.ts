import { ok, type Result, refused } from '#shared/result'
import type { Session } from '../session'

/** Sends a complete HTML page to the printer; it is forgotten afterwards. */
export async function printPage(
  _session: Session,
  html: string,
): Promise<Result<null, 'cancelled' | 'noPrinter' | 'unknownDocument'>> {
  const { token } = await window.doorstep.call('document.put', { html })
  try {
    const printed = await window.doorstep.call('document.print', { token })
    return printed.ok ? ok(null) : refused(printed.refusal.code)
  } finally {
    await window.doorstep.call('document.release', { token })
  }
}
