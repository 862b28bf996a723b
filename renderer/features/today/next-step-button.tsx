import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { advanceVisit } from '#renderer/data/commands/advance-visit'
import { doorStanding } from '#renderer/data/queries/door-gates'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { isLogged, nextStep } from '#shared/domain/visit/next-step'
import type { Visit } from '#shared/schema/visit'

const stateAfter = { departed: 'travelling', arrived: 'arrived' } as const

/** The next true step of the visit, with one tap. From the session on, work goes on its own page. */
export function NextStepButton({ visit }: { readonly visit: Visit }) {
  const navigate = useNavigate()
  const { run, running } = useCommand(advanceVisit)
  const [refused, setRefused] = useState(false)
  const standing = useLive(doorStanding, visit)
  const step = nextStep(visit, [], standing.value ?? 'toAsk')
  if (step.kind === 'ask' || step.kind === 'call') {
    return (
      <LinkButton to={paths.visit} params={{ visitId: visit.id }}>
        {step.label}
      </LinkButton>
    )
  }
  if (!isLogged(step)) return null
  const { kind, label } = step
  const take = async () => {
    const done = await run({ visitId: visit.id, kind })
    setRefused(!done.ok)
    if (!done.ok) return
    if (kind === 'departed' || kind === 'arrived') announce(visitStateWords[stateAfter[kind]].word)
    else await navigate({ to: paths.visit, params: { visitId: visit.id } })
  }
  return (
    <>
      {/* The second half of a double click would fall on the step after this one. */}
      <Button loading={running} onClick={(event) => event.detail < 2 && void take()}>
        {label}
      </Button>
      <LinkButton to={paths.visit} params={{ visitId: visit.id }} variant="default">
        Open visit
      </LinkButton>
      {refused && (
        <span role="alert">
          <Status meaning="attention">
            This could not be written down here. Nothing was changed: open the visit.
          </Status>
        </span>
      )}
    </>
  )
}
