import { useEffect, useRef, useState } from 'react'
import { nextTry, pageWithout } from '#shared/domain/summary/fit-page'
import type { SummaryContent, SummaryPage } from '#shared/domain/summary/summary-content'
import { summaryHtml } from '#shared/domain/summary/summary-html'
import { printFonts } from './print-fonts'

/** Somebody goes on typing: wait for a pause before printing it all again. */
const pauseMs = 350

interface Printed {
  readonly page: SummaryPage
  readonly html: string
  readonly token: string
  readonly url: string
}

export interface FittedPage extends Printed {
  /** Of which words it is the page; compare with `contentKey`. */
  readonly key: string
  /** `tooLong`: more than one page even without all that may be left out. */
  readonly state: 'measuring' | 'fits' | 'tooLong'
  /** The PDF of exactly this page, once it is known to be one. */
  readonly pdf: Uint8Array | null
}

export type Fitting = FittedPage | 'failed' | null

export const contentKey = (content: SummaryContent): string => JSON.stringify(content)

/**
 * The page of these words, as much as fits on one sheet: printed, its pages counted, and printed again
 * with less until there is one. What it answers with `fits` is what leaves, byte for byte.
 */
export function useFittedPage(content: SummaryContent): Fitting {
  const [fitting, setFitting] = useState<Fitting>(null)
  const words = useRef(content)
  words.current = content
  const key = contentKey(content)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    let stale = false
    const show = (fitted: FittedPage) => {
      if (stale) return
      setFitting(fitted)
      const before = shown.current
      shown.current = fitted.token
      if (before !== null && before !== fitted.token) release(before)
    }
    const run = () =>
      fitToPage(words.current, key, show, () => stale).catch(() => {
        if (!stale) setFitting('failed')
      })
    const timer = setTimeout(() => void run(), shown.current === null ? 0 : pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [key])
  useEffect(
    () => () => {
      if (shown.current !== null) release(shown.current)
      shown.current = null
    },
    [],
  )
  return fitting
}

async function fitToPage(
  content: SummaryContent,
  key: string,
  show: (fitted: FittedPage) => void,
  isStale: () => boolean,
): Promise<void> {
  const fonts = printFonts()
  const measured = new Map<number, number>()
  const tried = new Map<number, Printed & { pdf: Uint8Array }>()
  for (;;) {
    const next = nextTry(content, measured)
    if (next.kind !== 'measure') {
      const found = tried.get(next.count)
      for (const other of tried.values()) if (other !== found) release(other.token)
      if (!found) return
      if (isStale()) return release(found.token)
      return show({
        ...found,
        key,
        state: next.kind === 'settled' ? 'fits' : 'tooLong',
      })
    }
    const page = pageWithout(content, next.count)
    const html = summaryHtml(page, fonts)
    const put = await window.doorstep.call('document.put', { html })
    const printed = { page, html, ...put }
    if (measured.size === 0) show({ ...printed, key, state: 'measuring', pdf: null })
    const answer = await window.doorstep.call('document.pdf', {
      token: put.token,
      paper: content.paper,
    })
    if (isStale() || !answer.ok) {
      for (const { token } of tried.values()) release(token)
      return
    }
    measured.set(next.count, answer.value.pages)
    tried.set(next.count, { ...printed, pdf: answer.value.pdf })
  }
}

const release = (token: string): void => {
  void window.doorstep.call('document.release', { token })
}
