import { Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { SkipTo } from '#renderer/ui/tell/skip-to'
import { UndoNotice } from '#renderer/ui/tell/undo'
import { useAppInfo } from '../app-info'
import { AppCommands } from './app-commands'
import { HiddenNames, HideNamesCommand } from './hidden-names'
import { NotYoursNotice } from './not-yours-notice'
import { Palette } from './palette'
import { Rail } from './rail'
import { RoomGuard } from './room-guard'
import { roomOf } from './rooms'
import { SampleMark } from './sample-mark'
import classes from './shell.module.css'
import { ShortcutList } from './shortcut-list'
import { type Room, useRooms } from './use-rooms'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** For the window's title and the screen reader: what kind of page, never whose. */
    readonly title?: string
    /** Shown without the frame around it: handed to a client. */
    readonly alone?: boolean
  }
}

interface ShellProps {
  readonly commands?: ReactNode
  /** Stands over every page while it has something to ask. */
  readonly alarm?: ReactNode
}

/** The frame around every page: rail, main, palette, undo. `commands` adds to what the palette finds. */
export function Shell({ commands, alarm }: ShellProps) {
  const info = useAppInfo()
  const [finding, setFinding] = useState(false)
  const [listing, setListing] = useState(false)
  useShortcut('mod+k', 'Find a client, a visit or a command', () => setFinding(true))
  useShortcut('?', 'Show these shortcuts', () => setListing(true))
  usePageTitle()
  const room = useRouterState({ select: (state) => roomOf(state.location.pathname) })
  const main = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another room starts at its top
  useEffect(() => {
    if (main.current) main.current.scrollTop = 0
  }, [room])
  return (
    <div className={classes.frame}>
      <SkipTo targetId="page">Skip to the page</SkipTo>
      <Rail onFind={() => setFinding(true)} />
      <div className={classes.side}>
        {info.profile === 'sample' && <SampleMark />}
        {alarm}
        <NotYoursNotice />
        <HiddenNames />
        <main id="page" ref={main} tabIndex={-1} className={classes.main}>
          <Suspense fallback={<LoadingState />}>
            <RoomGuard>
              <Outlet />
            </RoomGuard>
          </Suspense>
        </main>
      </div>
      <UndoNotice />
      <RoomShortcuts />
      <AppCommands onShortcuts={() => setListing(true)} />
      <HideNamesCommand />
      {commands}
      {finding && <Palette onClose={() => setFinding(false)} />}
      {listing && <ShortcutList onClose={() => setListing(false)} />}
    </div>
  )
}

/** The window's title says what kind of page it is, never whose. */
export function usePageTitle() {
  const matches = useMatches()
  const title = matches.findLast((match) => match.staticData.title)?.staticData.title
  useEffect(() => {
    document.title = title ? `${title} · Doorstep` : 'Doorstep'
  }, [title])
}

function RoomShortcuts() {
  return useRooms().map((room, index) => <RoomShortcut key={room.to} index={index} {...room} />)
}

function RoomShortcut({ to, label, letter, index }: Room & { readonly index: number }) {
  const navigate = useNavigate()
  const go = () => void navigate({ to })
  useShortcut(`g ${letter}`, `Go to ${label}`, go)
  useShortcut(`alt+${index + 1}`, `Go to ${label}`, go)
  return null
}
