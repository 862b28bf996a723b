import { NativeSelect, TextInput } from '@mantine/core'
import type { LinkWish } from '#renderer/data/commands/link-form'
import { placesLeftHere } from '#renderer/data/queries/links'
import { useSession } from '#renderer/data/session'
import { useSyncStatus } from '#renderer/data/sync/use-sync-status'
import { useAnswer, useLive } from '#renderer/data/use-live'
import { Notice } from '#renderer/ui/show/notice'
import { Reading } from '#renderer/ui/tell/reading'
import {
  type LinkDays,
  linkDays,
  longestLinkLabel,
  tooManyForLinks,
} from '#shared/domain/share/link'
import { fewPlaces } from '#shared/domain/share/link-places'
import { linkDaysWords, linkRefusalWords } from '#shared/domain/share/link-words'
import classes from './summaries.module.css'

export const blankWish: LinkWish = { days: 7, label: 'Summary for you' }

interface LinkChoicesProps {
  readonly wish: LinkWish
  readonly onWish: (wish: LinkWish) => void
}

/** For how long, and what it is called; and whether this laptop can make one now. */
export function LinkChoices({ wish, onWish }: LinkChoicesProps) {
  return (
    <div className={classes.linkChoices}>
      <Room />
      <NativeSelect
        label="It can be opened for"
        value={String(wish.days)}
        onChange={(event) =>
          onWish({ ...wish, days: Number(event.currentTarget.value) as LinkDays })
        }
        data={linkDays.map((days) => ({ value: String(days), label: linkDaysWords[days] }))}
        w="12rem"
      />
      <TextInput
        label="What it is called"
        description="Everybody who sees the code can read this. No names."
        value={wish.label}
        maxLength={longestLinkLabel}
        onChange={(event) => onWish({ ...wish, label: event.currentTarget.value })}
        maw="28rem"
      />
    </div>
  )
}

/** How many links this laptop can still make, when that is little or nothing. */
function Room() {
  const { opened, staffId } = useSession()
  const known = useAnswer(knownServer)
  const places = useLive(placesLeftHere, staffId, opened.deviceId)
  const { phase } = useSyncStatus()
  if (known.status === 'loading' || places.status === 'loading') return null
  if (known.status !== 'ready' || places.status !== 'ready') {
    return <Reading of={[known, places]} what="Whether a link can be made" />
  }
  const { server } = known.value
  const left = places.value
  const none = inTheWay(server?.address ?? null, left)
  if (none) {
    const { title, safe } = linkRefusalWords[none]
    return (
      <Notice meaning="attention" title={title}>
        {safe}
      </Notice>
    )
  }
  const isHere = server !== null && /^http:\/\/(127\.|localhost|\[::1\])/.test(server.address)
  return (
    <>
      {isHere && (
        <Notice meaning="attention" title="This server can be reached from this laptop alone">
          A link opens for others once the server has an https address of its own.
        </Notice>
      )}
      {phase !== 'upToDate' && (
        <p className={classes.faint}>
          The server is not reached now. The link is made all the same, and opens after the next
          sync.
        </p>
      )}
      {left <= fewPlaces && (
        <p className={classes.faint}>
          Places left on this laptop: {left}. More are made in Settings, Server.
        </p>
      )}
    </>
  )
}

function inTheWay(address: string | null, left: number): keyof typeof linkRefusalWords | null {
  if (address === null) return 'noServer'
  if (tooManyForLinks(address) > 0) return 'addressTooLong'
  return left === 0 ? 'noPlace' : null
}

const knownServer = () => window.doorstep.call('server.state')
