import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { screeningsOfClient } from '#renderer/data/queries/screenings'
import { useLive } from '#renderer/data/use-live'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { NotRead } from '#renderer/ui/tell/not-read'
import { isSafetyOpen } from '#shared/domain/clinical/mood/safety'
import { screeningWords } from '#shared/domain/clinical/screening-choices'
import type { Visit } from '#shared/schema/visit'
import classes from './visit.module.css'
import type { VisitPerson } from './visit-people'

interface ScreensEntryProps {
  readonly visit: Visit
  /** The parents of a group, or the one parent of the visit. */
  readonly parents: readonly VisitPerson[]
}

/** Beside the hands: what can be asked of the parent in this visit, and what was; in a group of each for herself. */
export function ScreensEntry({ visit, parents }: ScreensEntryProps) {
  const [chosenId, setChosenId] = useState(visit.clientId)
  const chosen = parents.find(({ id }) => id === chosenId)?.id ?? visit.clientId
  return (
    <Section title="Screens and wellbeing" help="Of the parent alone; offered, never required.">
      {parents.length > 1 && (
        <nav className={classes.people} aria-label="Of which parent">
          {parents.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className={classes.person}
              aria-current={id === chosen ? 'true' : undefined}
              onClick={() => setChosenId(id)}
            >
              <PersonName name={name} />
            </button>
          ))}
        </nav>
      )}
      <OfParent key={chosen} visit={visit} clientId={chosen} />
    </Section>
  )
}

function OfParent({ visit, clientId }: { readonly visit: Visit; readonly clientId: string }) {
  const screenings = useLive(screeningsOfClient, clientId)
  const params = { clientId }
  const here = { visitId: visit.id }
  const ofVisit = (screenings.value ?? []).filter(
    ({ visitId, kind }) => visitId === visit.id && kind !== 'doorGate' && kind !== 'task',
  )
  const open = ofVisit.some(({ mood }) => mood && isSafetyOpen(mood))
  return (
    <>
      <NotRead of={[screenings]} what="Earlier answers, and whether a safety answer is open," />
      {open && <Status meaning="stop">A safety answer is open: go on there first</Status>}
      <p className={classes.taps}>
        <LinkButton
          to={paths.screens}
          params={params}
          search={{ view: 'mood', begin: 'epds', ...here }}
          variant="default"
        >
          EPDS
        </LinkButton>
        <LinkButton
          to={paths.screens}
          params={params}
          search={{ view: 'mood', begin: 'phq2', ...here }}
          variant="default"
        >
          PHQ-2
        </LinkButton>
        <LinkButton
          to={paths.screens}
          params={params}
          search={{ view: 'wellbeing', ...here }}
          variant="default"
        >
          Sleep, stress, goals
        </LinkButton>
        <LinkButton
          to={paths.screens}
          params={params}
          search={{ view: 'referral', ...here }}
          variant="default"
        >
          Referral check
        </LinkButton>
        <LinkButton
          to={paths.screens}
          params={params}
          search={{ view: 'plan', ...here }}
          variant="default"
        >
          Self-care plan
        </LinkButton>
      </p>
      {ofVisit.length > 0 && (
        <p>
          <Status meaning="done" plain>
            {`Asked in this visit: ${[...new Set(ofVisit.map(({ kind }) => screeningWords[kind].toLowerCase()))].join(', ')}`}
          </Status>
        </p>
      )}
    </>
  )
}
