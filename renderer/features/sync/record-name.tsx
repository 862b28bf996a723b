import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paths } from '#renderer/app/paths'
import { type RecordLabel, recordLabel } from '#renderer/data/queries/record-label'
import { useLive } from '#renderer/data/use-live'
import { PersonName } from '#renderer/ui/show/person-name'
import { whenWords } from '#shared/domain/sync/badge-words'
import type { CollectionName } from '#shared/schema/collections'
import classes from './sync.module.css'
import { useMoment } from './use-moment'

interface RecordNameProps {
  readonly collection: CollectionName
  readonly recordId: string
}

/** What a record is called, with a way to it: its kind, whom it is about, and when. */
export function RecordName({ collection, recordId }: RecordNameProps) {
  const live = useLive(recordLabel, collection, recordId)
  const moment = useMoment()
  if (live.status === 'loading') return null
  const label = live.value
  if (!label) return <span>A record that is not on this laptop</span>
  const { kind, person, title, at } = label
  return (
    <span className={classes.record}>
      <span>{kind}</span>
      <Opening label={label}>{title || <PersonName name={person} />}</Opening>
      {at && <span className={classes.at}>{whenWords(at, moment)}</span>}
    </span>
  )
}

function Opening({
  label,
  children,
}: {
  readonly label: RecordLabel
  readonly children: ReactNode
}) {
  if (!label.opens) return <strong>{children}</strong>
  const { room, id } = label.opens
  switch (room) {
    case 'client':
      return (
        <Link to={paths.client} params={{ clientId: id }}>
          {children}
        </Link>
      )
    case 'visit':
      return (
        <Link to={paths.visit} params={{ visitId: id }}>
          {children}
        </Link>
      )
    case 'provider':
      return (
        <Link to={paths.provider} params={{ providerId: id }}>
          {children}
        </Link>
      )
    case 'summary':
      return (
        <Link to={paths.summary} params={{ summaryId: id }}>
          {children}
        </Link>
      )
    case 'supplies':
      return <Link to={paths.supplies}>{children}</Link>
    case 'settings':
      return (
        <Link to={paths.settingsSection} params={{ section: id }}>
          {children}
        </Link>
      )
  }
}
