import { Button } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { nameCoverOf } from '#renderer/data/queries/private-people'
import { useSession } from '#renderer/data/session'
import { matching, useCommandSource } from '#renderer/ui/commands/command-source'
import { onMac, useShortcut } from '#renderer/ui/commands/use-shortcut'
import { coverPage, type PageCover } from '#renderer/ui/show/cover-page'
import { hideNames, setNameCover, useHiding } from '#renderer/ui/show/hide-names'
import { Notice } from '#renderer/ui/show/notice'
import classes from './hidden-names.module.css'

export const hideKeys = 'mod+.'

/** Ctrl/Cmd and a full stop, and the palette, from everywhere. */
export function HideNamesCommand() {
  const { hidden } = useHiding()
  const flip = () => hideNames(!hidden)
  const label = hidden ? 'Show clients’ names again' : 'Hide clients’ names (privacy)'
  useShortcut(hideKeys, 'Hide or show clients’ names', flip)
  const flipAtOnce = useEffectEvent(flip)
  // Before anything on the page can swallow it, and over an open palette: somebody may be walking up.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '.' || !(onMac ? event.metaKey : event.ctrlKey)) return
      event.preventDefault()
      if (!event.repeat) flipAtOnce()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  useCommandSource('hide-names', (query) =>
    matching(
      [{ id: 'hide-names', group: 'Do', label, icon: hidden ? IconEye : IconEyeOff, run: flip }],
      query,
    ),
  )
  return null
}

/**
 * Covers the page while names are hidden, and says so above it when fields hold something covered. A
 * page that is handed to a client is not within: it is about them alone, and they sign what they read.
 */
export function HiddenNames() {
  const { hidden } = useHiding()
  return hidden ? <Hiding /> : null
}

function Hiding() {
  const { store } = useSession()
  const { cover } = useHiding()
  const place = useRouterState({ select: ({ location }) => location.pathname })
  const [anyFields, setAnyFields] = useState(false)
  const [shownAt, setShownAt] = useState<string | null>(null)
  const covering = useRef<PageCover>(null)
  const fieldsShown = shownAt === place
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)

  // Nothing is shown before every name has been read: a page that waits gives nobody away.
  useLayoutEffect(() => {
    document.documentElement.dataset.names = cover ? 'hidden' : 'waiting'
    if (!cover) return
    const page = coverPage(document.body, cover, setAnyFields)
    covering.current = page
    return () => {
      page.stop()
      covering.current = null
    }
  }, [cover])
  useLayoutEffect(
    () => () => {
      delete document.documentElement.dataset.names
    },
    [],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again once more is asked for
  useEffect(() => {
    setFailed(false)
    const reading = nameCoverOf(store).subscribe({
      next: setNameCover,
      error: () => {
        setNameCover(null)
        setFailed(true)
      },
    })
    return () => {
      reading.unsubscribe()
      setNameCover(null)
    }
  }, [store, tries])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cover begins with fields covered
  useLayoutEffect(() => covering.current?.showFields(fieldsShown), [fieldsShown, cover])

  if (failed) return <NotRead onRetry={() => setTries(tries + 1)} />
  if (!anyFields) return null
  return (
    <section className={classes.fields} aria-label="Covered fields">
      <IconEyeOff size={20} stroke={1.6} aria-hidden />
      <span className={classes.words}>
        {fieldsShown
          ? 'Fields on this page show what is in them, until you leave it.'
          : 'Names are hidden. Fields with a name, a birth date or a number are covered.'}
      </span>
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => setShownAt(fieldsShown ? null : place)}
      >
        {fieldsShown ? 'Cover them' : 'Show the fields of this page'}
      </Button>
    </section>
  )
}

/** Beside the page, which stays out of sight: without the names nobody can say what on it gives somebody away. */
function NotRead({ onRetry }: { readonly onRetry: () => void }) {
  return createPortal(
    <section className={classes.notRead} data-names-notice aria-label="Names are hidden">
      <div role="alert">
        <Notice meaning="attention" title="The page stays hidden">
          <p>
            Clients’ names could not be read just now, so nothing is shown that could hold one.
            Nothing was changed.
          </p>
        </Notice>
      </div>
      <Button onClick={onRetry}>Try again</Button>
      <Button variant="default" onClick={() => hideNames(false)}>
        Show names
      </Button>
    </section>,
    document.body,
  )
}

/** In the rail: that names are hidden, and the way back. */
export function NamesHiddenMark() {
  const { hidden } = useHiding()
  if (!hidden) return null
  return (
    <button
      type="button"
      className={classes.mark}
      aria-label="Names hidden. Show them again"
      aria-keyshortcuts="Control+."
      onClick={() => hideNames(false)}
    >
      <IconEyeOff size={20} stroke={1.6} aria-hidden />
      <span className={classes.markWords}>Names hidden</span>
    </button>
  )
}
