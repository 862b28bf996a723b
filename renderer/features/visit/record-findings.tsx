import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { paths } from '#renderer/app/paths'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Status } from '#renderer/ui/show/status'
import type { SigningRemark } from '#shared/domain/notes/ready-to-sign'
import type { Mend, RecordFinding } from '#shared/domain/notes/record-finding'
import type { StageId } from '#shared/domain/visit/stages'
import { signingRemarkWords } from './note-words'
import classes from './sign.module.css'

interface RecordFindingsProps {
  readonly findings: readonly RecordFinding[]
  readonly visitId: string
  readonly onToStage: (stage: StageId) => void
}

/** What is missing or doubtful in the record, each with the way to where it is mended. */
export function RecordFindings({ findings, visitId, onToStage }: RecordFindingsProps) {
  if (findings.length === 0) return null
  return (
    <ul className={classes.findings} aria-label="The record">
      {findings.map(({ kind, weight, words, mend }) => (
        <li key={`${kind} ${words}`} data-finding={kind}>
          <Status meaning={weight === 'doubtful' ? 'attention' : 'waiting'} plain>
            {words}
          </Status>
          <Way mend={mend} about={words} visitId={visitId} onToStage={onToStage} />
        </li>
      ))}
    </ul>
  )
}

interface WayProps {
  readonly mend: Mend
  /** What it mends: `Note` alone tells nobody who listens which of them. */
  readonly about: string
  readonly visitId: string
  readonly onToStage: (stage: StageId) => void
}

const stageWords = {
  note: 'Note',
  session: 'Session',
  door: 'At the door',
  prepare: 'Prepare',
} as const

function Way({ mend, about, visitId, onToStage }: WayProps): ReactNode {
  const look = { variant: 'subtle', size: 'compact-md' } as const
  switch (mend.at) {
    case 'note':
    case 'session':
    case 'door':
    case 'prepare': {
      const word = stageWords[mend.at]
      return (
        <Button {...look} aria-label={`${word}: ${about}`} onClick={() => onToStage(mend.at)}>
          {word}
        </Button>
      )
    }
    case 'client':
      return (
        <LinkButton
          {...look}
          to={paths.editClient}
          params={{ clientId: mend.clientId }}
          aria-label={`Client: ${about}`}
        >
          Client
        </LinkButton>
      )
    case 'consents':
      return (
        <LinkButton
          {...look}
          to={paths.consents}
          params={{ clientId: mend.clientId }}
          aria-label={`Consents: ${about}`}
        >
          Consents
        </LinkButton>
      )
    case 'referral':
      return (
        <LinkButton
          {...look}
          to={paths.screens}
          params={{ clientId: mend.clientId }}
          search={{ view: 'referral', visitId }}
          aria-label={`Referral: ${about}`}
        >
          Referral
        </LinkButton>
      )
    case 'settings':
      return (
        <LinkButton
          {...look}
          to={paths.settingsSection}
          params={{ section: mend.section }}
          aria-label={`Settings: ${about}`}
        >
          Settings
        </LinkButton>
      )
  }
}

const ofTheNote: ReadonlySet<SigningRemark['kind']> = new Set([
  ...(['nothingWritten', 'noSubjective', 'noObjective', 'noAssessment', 'noPlan'] as const),
  ...(['noPain', 'noMinutes'] as const),
])

/** Where a remark on the note itself is mended; nothing where no page helps. */
export function RemarkWay({
  kind,
  onToStage,
}: {
  readonly kind: SigningRemark['kind']
  readonly onToStage: (stage: StageId) => void
}) {
  if (kind === 'notAuthor') return null
  const about = signingRemarkWords[kind]
  const mend: Mend =
    kind === 'noLicence' || kind === 'licenceEnded'
      ? { at: 'settings', section: 'you' }
      : ofTheNote.has(kind)
        ? { at: 'note' }
        : { at: 'session' }
  return <Way mend={mend} about={about} visitId="" onToStage={onToStage} />
}
