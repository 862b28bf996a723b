import { useEffect, useRef, useState } from 'react'

/** Somebody goes on choosing: wait for a pause before the page is made again. */
const pauseMs = 250

interface Sheet {
  readonly token: string
  readonly url: string
  /** 0 while it is being counted. */
  readonly pages: number
}

const release = (token: string): void => {
  void window.doorstep.call('document.release', { token })
}

/** A printable page under an address of its own, counted by printing it; null until there is one. */
export function useSheet(html: string, paper: 'Letter' | 'A4'): Sheet | null {
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    let stale = false
    const make = async () => {
      const put = await window.doorstep.call('document.put', { html })
      if (stale) return release(put.token)
      if (shown.current !== null) release(shown.current)
      shown.current = put.token
      setSheet({ ...put, pages: 0 })
      const printed = await window.doorstep.call('document.pdf', { token: put.token, paper })
      if (!stale && printed.ok) setSheet({ ...put, pages: printed.value.pages })
    }
    const timer = setTimeout(() => void make(), shown.current === null ? 0 : pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [html, paper])
  useEffect(
    () => () => {
      if (shown.current !== null) release(shown.current)
      shown.current = null
    },
    [],
  )
  return sheet
}
